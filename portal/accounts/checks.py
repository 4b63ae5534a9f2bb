"""What must be set before the portal may stand online: found at the start, with what to do."""

import os
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


def secret_from_environment(**_options: Any) -> list[Error]:
    """Online, the secret comes from the environment: a file beside the data goes with backups."""
    if not settings.HTTPS or os.environ.get("PORTAL_SECRET_KEY"):
        return []
    return [Error(
        "PORTAL_SECRET_KEY is not set, and PORTAL_BASE_URL begins with https://.",
        hint="Set it to a long random text, the same for all processes and machines.",
        id="portal.E001",
    )]  # fmt: skip


def no_demo_online(**_options: Any) -> list[Error]:
    """The demo's accounts, whose passwords lie in a file, are for one's own machine."""
    if not settings.HTTPS or not settings.DEMO:
        return []
    return [Error(
        "PORTAL_DEMO is on, and PORTAL_BASE_URL begins with https://.",
        hint="Set PORTAL_DEMO=0. The demo makes accounts for everything.",
        id="portal.E002",
    )]  # fmt: skip


def visitors_are_told_apart(**_options: Any) -> list[Warning]:
    """Behind a proxy that is not trusted, all visitors have one address and share its limits."""
    known = settings.ALLAUTH_TRUSTED_PROXY_COUNT or settings.ALLAUTH_TRUSTED_CLIENT_IP_HEADER
    if not settings.HTTPS or known:
        return []
    return [Warning(
        "Behind a proxy every visitor seems to have the proxy's address.",
        hint="Set PORTAL_TRUSTED_PROXIES to the number of proxies, or PORTAL_CLIENT_IP_HEADER.",
        id="portal.W001",
    )]  # fmt: skip


def connect() -> None:
    """Lets Django ask these checks."""
    register(secret_from_environment, Tags.security)
    register(no_demo_online, Tags.security)
    register(visitors_are_told_apart, Tags.security, deploy=True)
