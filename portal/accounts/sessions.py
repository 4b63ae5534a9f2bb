"""Ending one of one's own sessions; allauth's page ends all others at once."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST


@never_cache
@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Signs out a session of this person that is not the one asked from; back to the list.

    One that is over already counts as ended: whoever presses twice reads no error.
    """
    others = UserSession.objects.filter(user=request.user, pk=pk)
    for session in others.exclude(session_key=request.session.session_key):
        session.end()
    messages.success(request, _("The session is ended."))
    return redirect("usersessions_list")
