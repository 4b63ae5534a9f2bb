"""Mail as the portal sends it by default, into files, read by whoever it is for."""

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path

_BETWEEN = re.compile(rb"\n-{79}\n")  # as Django's backend writes it


class Mailbox:
    """What was sent so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def to(self, address: str) -> list[EmailMessage]:
        """Mails to an address, in their order."""
        files = sorted(self.folder.glob("*"), key=lambda path: path.stat().st_mtime_ns)
        found = [
            email.message_from_bytes(part.lstrip(b"\n"), policy=email.policy.default)
            for path in files for part in _BETWEEN.split(path.read_bytes()) if part.strip()
        ]  # fmt: skip
        return [one for one in found if address in str(one["To"])]

    def last(self, address: str) -> str:
        """The text of the latest one."""
        return str(self.to(address)[-1].get_content())
