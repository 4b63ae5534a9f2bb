"""Receives uploads on disk, and no more of one than a file may have."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from portal.documents.child.bounds import MOST_BYTES


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Writes to disk as it comes; what is beyond the limit is counted and thrown away.

    The form then finds the file's true size, and says that it is too large.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start < MOST_BYTES:
            super().receive_data_chunk(raw_data, start)
