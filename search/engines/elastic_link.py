"""The way to Elasticsearch: how long to wait for it, and what to do when it does not answer."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, Elasticsearch, TransportError

from search.answer import SearchUnavailable
from search.engines.elastic_options import ElasticOptions

REST_SECONDS = 2.0


class Link:
    """A client, and the memory of whether it was answered last time.

    When Elasticsearch did not answer, nobody asks it again for `REST_SECONDS`: pages would all
    wait for the same timeout, and readers with them.
    """

    def __init__(self, options: ElasticOptions) -> None:
        self.client = Elasticsearch(
            options.url, request_timeout=options.timeout, max_retries=options.retries,
            retry_on_timeout=False, retry_on_status=(502, 503, 504),
        )
        self.writer = self.client.options(request_timeout=options.write_timeout)
        self._silent_until = 0.0

    def forget(self) -> None:
        """Asks again at once, whatever happened."""
        self._silent_until = 0.0

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Turns every way of not getting an answer into SearchUnavailable."""
        if time.monotonic() < self._silent_until:
            raise SearchUnavailable("Elasticsearch did not answer a moment ago")
        try:
            yield
        except TransportError as error:
            self._silent_until = time.monotonic() + REST_SECONDS
            raise SearchUnavailable(str(error)) from error
        except ApiError as error:
            raise SearchUnavailable(str(error)) from error
