"""Fixtures of data protection."""

from tests.portal.accounts.conftest import person
from tests.portal.fixtures import coordinator_client, editor, load, member, own_media

__all__ = ["coordinator_client", "editor", "load", "member", "own_media", "person"]
