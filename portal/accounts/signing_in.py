"""What is kept of a sign-in: the language in which this person is written to."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils.translation import get_language

from portal.vocabulary.languages import interface_language


def keep_language(request: HttpRequest, user: Any, **_signal: Any) -> None:
    """Mails come in the language that was spoken at the last sign-in."""
    language = interface_language(get_language())
    if user.language != language:
        user.language = language
        user.save(update_fields=["language"])


def connect() -> None:
    """Listens to sign-ins."""
    user_logged_in.connect(keep_language, dispatch_uid="portal.language")
