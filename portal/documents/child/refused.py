"""Why a file is not taken."""


class Refused(Exception):
    """A file is not taken; `code` is a key of `portal.documents.reasons.REASONS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
