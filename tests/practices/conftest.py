"""Fixtures of these tests: the ones all rooms share."""

from tests.portal.fixtures import coordinator_client, editor, load, member, own_media

__all__ = ["coordinator_client", "editor", "load", "member", "own_media"]
