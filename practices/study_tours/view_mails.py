"""A mail address for a tour without an account: left, confirmed and taken out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from practices.models import StudyTour
from practices.study_tours.links import keep, link_of, stop, token_for
from practices.study_tours.mails import mail_link
from practices.submissions import limits
from practices.submissions.forms import spoken
from practices.submissions.view_start import of_submitters


def ask(request: HttpRequest, tour: StudyTour, mail: str) -> None:
    """Sends the link to an address, and tells what became of it."""
    if not (limits.allowed(limits.TOUR_LINKS_A_MACHINE, limits.machine(request))
            and limits.allowed(limits.TOUR_LINKS_A_MAIL, mail)):
        messages.error(request, _(
            "Too many links were asked for, so none was sent. The tour is saved: leave your mail"
            " address with it in an hour."))
        return
    try:
        mail_link(mail, token_for(tour, mail, spoken()), spoken())
    except OSError:
        messages.error(request, _(
            "The tour is saved, but the mail to %(mail)s could not be sent just now. Leave your"
            " address again later.") % {"mail": mail})
    else:
        messages.success(request, _(
            "A link was sent to %(mail)s. Open it within two days: only then mails come to this"
            " address.") % {"mail": mail})


@of_submitters
def mails(request: HttpRequest, token: str) -> HttpResponse:
    """What a link in a mail leads to: the address is kept, or deleted, by a button only.

    Programs look at links in mails by themselves; those of RFC 8058 end the mails by a form of
    theirs, which has no `wanted`.
    """
    link = link_of(token)
    if link is None:
        raise Http404
    wanted = request.POST.get("wanted") == "yes"
    if request.method == "POST":
        if wanted and link.is_new:
            keep(link)
        elif not wanted and link.is_kept:
            stop(link.tour)
        link.tour.refresh_from_db()
    over = not link.is_kept and not link.is_new and (wanted or request.method != "POST")
    return render(request, "practices/study_tours/mails.html", {
        "link": link, "over": over, "changed": request.method == "POST",
    }, status=410 if over else 200)
