"""Authors are told when their practice is taken into use, or referred to, elsewhere.

*Taken into use*: an adoption of it is published, or published with another status than before.
*Referred to*: a published item names the practice's address (in any language, with the portal's
own host or without one) in its text or sources. Only what everybody may read is told; each thing
once.
"""

import json
import re
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from wagtail.signals import page_published, published

from portal.models import ItemPage
from portal.vocabulary.countries import country_name
from portal.vocabulary.sharing import Sharing
from practices.models import Adoption, PracticePage, Submission, SubmissionEvent
from practices.submissions.drafts import note
from practices.submissions.mails import mail_event

Kind = SubmissionEvent.Kind


def connect() -> None:
    """Listens to Wagtail."""
    published.connect(adopted, sender=Adoption, dispatch_uid="submissions.adopted")
    page_published.connect(cited, dispatch_uid="submissions.cited")


def adopted(instance: Adoption, **_signal: Any) -> None:
    """An adoption was published."""
    if instance.sharing != Sharing.CLEAR:
        return
    for submission in _of([instance.practice.item_id]):
        country = country_name(instance.country.name, submission.language)
        _tell(submission, Kind.ADOPTED, f"{instance.item_id}:{instance.status}",
              f"{country}: {instance.get_status_display()}")


def cited(instance: Any, **_signal: Any) -> None:
    """A page was published: does it name a practice that somebody has sent?"""
    if not isinstance(instance, ItemPage) or instance.sharing != Sharing.CLEAR:
        return
    slugs = addresses_in(json.dumps(instance.serializable_data(), cls=DjangoJSONEncoder))
    named = PracticePage.objects.filter(slug__in=slugs, live=True)
    ids = named.exclude(item_id=instance.item_id).values_list("item_id", flat=True)
    for submission in _of(list(ids)):
        path = instance.url_path.split("/", 2)[2]
        _tell(submission, Kind.CITED, f"{instance.kind}:{instance.item_id}",
              f"{instance.title}\n{settings.BASE_URL}/{submission.language}/{path}")


def addresses_in(text: str) -> set[str]:
    """The slugs of the practices whose addresses stand in a text."""
    host = re.escape(settings.BASE_URL)
    found = re.findall(rf'(?:{host}|[\s("])/[a-z]{{2}}/practices/([-\w]+)/', text)
    return set(found)


def _of(item_ids: list[str]) -> list[Submission]:
    return list(Submission.objects.filter(page__item_id__in=item_ids, page__live=True))


def _tell(submission: Submission, kind: str, about: str, text: str) -> None:
    try:
        with transaction.atomic():
            note(submission, kind, text, about=about[:200])
    except IntegrityError:  # told before
        return
    mail_event(submission, kind, text)
