"""Where coordinators keep their country's page and contacts, and editors any."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from network.keeping import writing
from network.keeping.forms import ContactForm, KeptForm, ProfileForm
from network.models import Coordinator
from network.rights import speaks_for
from portal import typed
from portal.items import country_links
from portal.models import Country
from portal.privacy.audit import noted
from portal.vocabulary.languages import CONTENT_LANGUAGE_CODES, language_name
from search.reader import reader_of

SEVERAL = ("languages", "themes")  # fields with more than one value
PROFILES, CONTACTS = "portal.change_country", "network.change_coordinator"


@require_safe
@never_cache
@login_required
def overview(request: HttpRequest, code: str) -> HttpResponse:
    """What there is to keep of a country: its text in each language, and its contacts."""
    country = _country(request, code, PROFILES)
    written = set(country.profiles.values_list("language", flat=True))
    contacts = Coordinator.objects.filter(country=country).order_by("-live", "title", "pk")
    spoken = reader_of(request).language
    return render(request, "network/keeping/overview.html", {
        "country": country_links([country.name], spoken)[0],
        "contacts": contacts.select_related("organisation"),
        "profiles": [
            {"language": language, "name": language_name(language, spoken),
             "written": language in written}
            for language in CONTENT_LANGUAGE_CODES
        ],
    })


@dataclass(frozen=True)
class Work:
    """What is being written: how its form is made, and what publishes it.

    `name` is what it is called in the session, `version` the version it starts from, `done` what
    is said when it is published.
    """

    name: str
    title: str
    country: Country
    initial: dict[str, Any]
    version: int
    form: Callable[..., KeptForm]
    publish: Callable[[dict[str, Any], int], Any]
    done: str
    contact: Coordinator | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def profile(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """A country's text in one language."""
    country = _country(request, code, PROFILES)
    if language not in CONTENT_LANGUAGE_CODES:
        raise Http404
    found = country.profiles.filter(language=language).values("summary", "body").first()
    name = language_name(language, reader_of(request).language)
    return _write(request, Work(
        f"profile:{country.name}:{language}", _("Text of the country’s page: %(language)s") % {
            "language": name},
        country, found or {}, writing.version(country), ProfileForm,
        lambda said, seen: writing.publish_profile(
            country.name, language, request.user, said, seen),
        _("The text is published."),
    ))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def contact(request: HttpRequest, code: str, slug: str = "") -> HttpResponse:
    """A coordinating function of a country, a new one without `slug`."""
    country = _country(request, code, CONTACTS)
    found = _contact(country, slug) if slug else Coordinator(country=country)
    names = [name for name in ContactForm.base_fields if name not in ("organisation", "themes")]
    initial = {name: getattr(found, name) for name in names} if slug else {}
    if slug:
        initial |= found.contact._asdict()  # what has expired is on no page
        initial |= {"themes": [theme.slug for theme in found.themes.all()],
                    "organisation": found.organisation and found.organisation.item_id}
    response = _write(request, Work(
        f"contact:{country.name}:{slug}", found.title or _("A new contact"), country, initial,
        writing.version(found) if slug else 0,
        lambda *data, **more: ContactForm(*data, country=country.name, **more),
        lambda said, seen: writing.publish_contact(found, request.user, said, seen),
        _("The contact is published."), found if slug else None,
    ))
    return noted(response, request, found) if slug else response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def withdraw(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Takes a contact out of the directory, after a question."""
    country = _country(request, code, CONTACTS)
    found = _contact(country, slug)
    if request.method == "POST":
        writing.withdraw(found, request.user)
        messages.success(request, _("“%(title)s” is no longer shown. You can publish it again.")
                         % {"title": found.title})
        return redirect("country_keep", country.name.lower())
    return noted(render(request, "network/keeping/withdraw.html", {
        "contact": found, "back": reverse("country_keep", args=[country.name.lower()]),
    }), request, found)


def _country(request: HttpRequest, code: str, permission: str) -> Country:
    """The country, for who speaks for it; raises Http404 for others."""
    if code.upper() not in speaks_for(request.user, permission):
        raise Http404
    return get_object_or_404(Country, name=code.upper())


def _contact(country: Country, slug: str) -> Coordinator:
    return get_object_or_404(Coordinator.objects.filter(country=country), item_id=slug)


def _write(request: HttpRequest, work: Work) -> HttpResponse:
    """Write, look at it once more, publish. What was typed stays until it is published."""
    if request.method != "POST":
        before = typed.values(typed.get(request, work.name), SEVERAL)
        seen = before.pop("seen", "") or str(work.version)
        return _page(request, work, work.form(initial=before or work.initial), seen)
    action, seen = request.POST.get("action", ""), request.POST.get("seen", "")
    if action == "drop":
        typed.drop(request, work.name)
        return redirect("country_keep", work.country.name.lower())
    form = work.form(request.POST)
    typed.keep(request, work.name, typed.of(form, request.POST, "seen"))
    if action == "auto":
        return HttpResponse(status=204)
    if not form.is_valid():
        return _page(request, work, form, seen, status=422)
    if action != "publish":
        return _page(request, work, form, seen, checked=action == "check")
    try:
        work.publish(form.cleaned_data, typed.number(seen))
    except writing.Stale:
        return _page(request, work, form, str(work.version), status=409, told=_(
            "Nothing was published: somebody else has changed this meanwhile. Read what stands"
            " there now. What you typed is still here; publish it once more if it is right."))
    typed.drop(request, work.name)
    messages.success(request, work.done)
    return redirect("country_keep", work.country.name.lower())


def _page(
    request: HttpRequest, work: Work, form: KeptForm, seen: str, *, told: str = "",
    status: int = 200, checked: bool = False,
) -> HttpResponse:
    spoken = reader_of(request).language
    return render(request, "network/keeping/edit.html", {
        "work": work, "form": form, "seen": seen, "told": told, "checked": checked,
        "problems": form.problems() if form.is_bound else [],
        "said": form.said() if checked else [],
        "country": country_links([work.country.name], spoken)[0],
        "back": reverse("country_keep", args=[work.country.name.lower()]),
    }, status=status)
