"""The way in: a mail address and a code, or an account; then a draft."""

from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from practices.models import Submission, SubmissionCode
from practices.submissions import codes, limits
from practices.submissions.drafts import begin
from practices.submissions.forms import spoken
from practices.submissions.mails import mail_code
from practices.submissions.steps import STEPS

FIRST = STEPS[0].name


def of_submitters(view: Any) -> Any:
    """A view whose address is known to one person: not kept by others, not indexed, not told.

    Django's check against forged forms is left out. What these views may do follows from their
    address or from a code, not from a cookie, so nobody can forge what they do not know; and a
    form that was open for a day is still taken. A view that lets an account do more asks the
    browser where the form was sent from (`portal.origin`).
    """
    @wraps(view)
    def wrapped(request: HttpRequest, **names: Any) -> HttpResponse:
        response: HttpResponse = view(request, **names)
        patch_cache_control(response, private=True, no_cache=True)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(wrapped))


class MailForm(forms.Form):
    """Where the code goes."""

    use_required_attribute = False
    mail = forms.EmailField(
        label=gettext_lazy("Your mail address"), max_length=254,
        help_text=gettext_lazy("We send you a code. The address is not shown to readers."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(forms.Form):
    """The code from the mail."""

    use_required_attribute = False
    code = forms.CharField(
        label=gettext_lazy("Code from the mail"), help_text=gettext_lazy("Six digits."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        """The digits alone, however they were grouped."""
        return "".join(filter(str.isdigit, self.cleaned_data["code"]))[:20]


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What is asked for, and how one begins; a mail address posted here gets a code."""
    form = MailForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        mail = form.cleaned_data["mail"].lower()
        if not _may_ask(request, mail):
            form.add_error(None, _("Too many codes were asked for. Try again in an hour."))
            return _start_page(request, form, 429)
        code, digits = codes.make_code(mail)
        try:
            mail_code(mail, digits, spoken())
        except OSError:
            form.add_error(None, _("The mail could not be sent just now. Please try again."))
            return _start_page(request, form, 503)
        return redirect("submit_code", key=code.key)
    return _start_page(request, form, 422 if form.is_bound else 200)


def _may_ask(request: HttpRequest, mail: str) -> bool:
    return (limits.allowed(limits.CODES_A_MACHINE, limits.machine(request))
            and limits.allowed(limits.CODES_A_MAIL, mail))


def _start_page(request: HttpRequest, form: forms.Form, status: int) -> HttpResponse:
    own: Any = ()
    if request.user.is_authenticated:
        own = Submission.objects.filter(user=request.user)
    return render(request, "practices/submit/start.html", {"form": form, "own": own}, status=status)


@require_POST
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A new draft for somebody who is signed in."""
    user: Any = request.user
    return _begin(request, user.email, user)


def _begin(request: HttpRequest, mail: str, user: Any) -> HttpResponse:
    """Leads to an empty draft: one that is empty still, as after a second click, or a new one."""
    draft = codes.open_drafts(mail).filter(data={}).first()
    if draft is None:
        if not limits.allowed(limits.DRAFTS_A_MAIL, mail):
            form = MailForm({"mail": mail})
            form.add_error(None, _("You have begun very many drafts today. Go on with one of"
                                   " them, or come back tomorrow."))
            return _start_page(request, form, 429)
        draft = begin(mail, user, spoken())
    return redirect("submission_step", token=draft.token, name=FIRST)


@of_submitters
def code(request: HttpRequest, key: UUID) -> HttpResponse:
    """Asks for the code that was mailed; the right one leads on."""
    asked = get_object_or_404(SubmissionCode, pk=key)
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        status = 422
        if not limits.allowed(limits.TRIES_A_MACHINE, limits.machine(request)):
            form.add_error(None, _("Too many codes were tried. Try again in an hour."))
            status = 429
        elif form.is_valid():
            if codes.is_right(asked, form.cleaned_data["code"]):
                draft = codes.use(asked, spoken())
                if draft is None:
                    return redirect("submit_mine", key=key)
                return redirect("submission_step", token=draft.token, name=FIRST)
            form.add_error("code", _("This code is wrong or no longer works. After five tries"
                                     " you need a new one."))
    return render(request, "practices/submit/code.html", {"form": form, "mail": asked.mail},
                  status=status)


@of_submitters
def mine(request: HttpRequest, key: UUID) -> HttpResponse:
    """The open drafts of who has just used a code, to go on with one or begin another."""
    asked = get_object_or_404(SubmissionCode, pk=key)
    if not codes.chooses(asked):
        return redirect("submit")
    if request.method == "POST":
        return _begin(request, asked.mail, None)
    return render(request, "practices/submit/mine.html", {"own": codes.open_drafts(asked.mail)})
