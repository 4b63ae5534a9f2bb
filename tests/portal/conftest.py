"""Fixtures of the ground floor's tests."""

from tests.portal.fixtures import coordinator_client, editor, load, member, own_media
from tests.search.portal_engine import (
    _elastic_options,
    _portal_engine,
    pytest_generate_tests,
)

__all__ = ["_elastic_options", "_portal_engine", "coordinator_client", "editor", "load", "member",
           "own_media", "pytest_generate_tests"]
