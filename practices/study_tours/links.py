"""Links that confirm a mail address for the mails about a tour without an account, and end them.

The address is kept from the moment when the link in a mail to it was opened and confirmed; until
then it stands in that link only, which is signed. The same link ends the mails.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from practices.models import StudyTour

SALT = "practices.study_tours.mail"
VALID = timedelta(days=2)


@dataclass(frozen=True)
class Link:
    """What a link says: whose tour, which address, in which language; and whether it is new."""

    tour: StudyTour
    mail: str
    language: str
    is_new: bool

    @property
    def is_kept(self) -> bool:
        """Whether mails go to this address now."""
        return self.tour.mail == self.mail


def token_for(tour: StudyTour, mail: str, language: str) -> str:
    """What stands in the link."""
    return signing.dumps([tour.pk, mail, language], salt=SALT, compress=True)


def link_of(token: str) -> Link | None:
    """What a link says; None when it is not ours or the tour is gone."""
    try:
        pk, mail, language = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    tour = StudyTour.objects.filter(pk=pk, owner=None).first()
    return Link(tour, mail, language, _is_new(token)) if tour else None


def _is_new(token: str) -> bool:
    try:
        signing.loads(token, salt=SALT, max_age=VALID)
    except signing.SignatureExpired:
        return False
    return True


def keep(link: Link) -> None:
    """Keeps the address of a link, in place of any other."""
    StudyTour.objects.filter(pk=link.tour.pk).update(mail=link.mail, mail_language=link.language)


def stop(tour: StudyTour) -> None:
    """Deletes the address."""
    StudyTour.objects.filter(pk=tour.pk).update(mail="", mail_language="")
