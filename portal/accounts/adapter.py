"""Where the portal differs from allauth: limits, where one goes after signing in, ministries."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.accounts.again import forget_account
from portal.accounts.second_factor import way_to_second_factor
from portal.accounts.too_many import too_many
from portal.post import Posting
from portal.speaking import language_in, speak

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """The portal's ways of signing in."""

    connection: Posting | None = None  # the usual one

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts one more password. Stops the request with a page that says when to try again.

        Not among allauth's `login_failed`: a right code of a second factor clears those, and so
        whoever has an account could go on guessing at others'.
        """
        key = self._get_login_attempts_cache_key(request, **credentials)
        self._login_failed_rl_usage = ratelimit.consume(
            request, app="allauth.account", action="wrong_password", key=key
        )
        if not self._login_failed_rl_usage:
            raise ImmediateHttpResponse(too_many(request))

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """As allauth's; too many codes, of any kind, are answered as too many passwords are."""
        if code == "too_many_login_attempts":
            raise ImmediateHttpResponse(too_many(context.request))
        error: ValidationError = super().validation_error(code, *args)
        return error

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """The account alone: allauth's has the host in it, of which a portal may have several."""
        return str(credentials.get("email", "")).lower()

    def _delete_login_attempts_cached_email(
        self, request: HttpRequest, **credentials: Any
    ) -> None:
        """After a reset of the password, which frees the account and not the address."""
        forget_account(request, self._get_login_attempts_cache_key(request, **credentials))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends a code or link at once, as somebody waits for it; a page says when that fails."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            log.exception("A mail about an account was not sent.")
            raise ImmediateHttpResponse(
                render(self.request, "portal/mail_away.html", status=503)
            ) from None

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """What happened to an account is told by a mail that is kept until it is sent."""
        self.connection = Posting()
        try:
            super().send_notification_mail(*args, **kwargs)
        finally:
            self.connection = None

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], *args: Any
    ) -> EmailMessage:
        """A mail that names the portal, not its host, and by which connection it goes."""
        site = {"name": _("Nordic coordinators’ portal"), "domain": settings.BASE_URL}
        mail: EmailMessage = super().render_mail(
            template_prefix, email, context | {"current_site": site}, *args
        )
        mail.connection = self.connection
        return mail

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the second factor for whom nothing opens without one."""
        user: Any = request.user
        if user.lacks_second_factor:
            return way_to_second_factor(user)
        return str(super().get_login_redirect_url(request))


class OpenIDAdapter(DefaultSocialAccountAdapter):
    """A ministry's own sign-in."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Takes no provider's word for a mail address, unless `PORTAL_OIDC_TRUST_MAIL` says so.

        The address one comes back to has no language; where one goes on to has.
        """
        if language := language_in(sociallogin.state.get("next") or ""):
            speak(request, language)
        if not settings.OIDC_TRUST_MAIL:
            for address in sociallogin.email_addresses:
                address.verified = False
