"""Fixtures of the ground floor's tests."""

from tests.portal.fixtures import coordinator_client, editor, load, member, own_media

__all__ = ["coordinator_client", "editor", "load", "member", "own_media"]
