"""Sessions: a person sees and ends own ones, one or all others; nobody ends another's."""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from tests.portal.accounts.conftest import Person, log_in

pytestmark = pytest.mark.django_db


def ends(client: Client) -> list[str]:
    """Where the page's buttons lead."""
    page = client.get("/accounts/sessions/").content.decode()
    return re.findall(r'formaction="([^"]+)"', page)


def signed_in(client: Client) -> bool:
    return client.get("/accounts/sessions/").status_code == 200


def test_one_other_session_is_ended_and_the_rest_stay(person: Person) -> None:
    user = person()
    here, there, third = Client(), Client(), Client()
    for client in (here, there, third):
        log_in(client, user)
    assert len(ends(here)) == 2
    row = UserSession.objects.get(session_key=there.session.session_key)
    address = f"/en/accounts/sessions/{row.pk}/end/"
    assert address in ends(here)
    for _press in range(2):
        assert here.post(address, follow=True).status_code == 200
    assert [signed_in(client) for client in (here, there, third)] == [True, False, True]


def test_nobody_ends_the_session_of_another_or_the_own_one_here(person: Person) -> None:
    client, other = Client(), Client()
    log_in(client, person())
    log_in(other, person("member"))
    for row in UserSession.objects.all():
        client.post(f"/accounts/sessions/{row.pk}/end/")
    assert (signed_in(client), signed_in(other)) == (True, True)
