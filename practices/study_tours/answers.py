"""What groups have handed in, for those who keep a country's adoptions, and what they make of it.

Editors keep all, coordinators those of their countries.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.models import Country
from portal.personal_numbers import without_numbers
from portal.vocabulary.sharing import Sharing, level_of
from practices.models import Adoption, TransferAssessment, Worksheet
from practices.models.choices import AdoptionStatus
from practices.review import queue
from practices.review.rights import is_coordinator, is_editor


def account_links(user: Any) -> list[dict[str, Any]]:
    """The ways to what waits for who reviews and keeps adoptions."""
    links = queue.account_links(user)
    if not links:
        return []
    return [*links, {"url": reverse("study_tour_answers"), "title": _("Answers from study tours")}]


def handed_in(user: Any) -> QuerySet[Worksheet]:
    """The worksheets whose adoptions `user` keeps, the newest first."""
    sheets = Worksheet.objects.filter(sent__isnull=False)
    if is_editor(user):
        return sheets
    if not is_coordinator(user):
        return sheets.none()
    return sheets.filter(country__in=user.countries.values("name"))


def waiting(sheets: QuerySet[Worksheet]) -> QuerySet[Worksheet]:
    """Those with something of which no adoption was made yet."""
    return sheets.filter(assessments__isnull=False, assessments__adoption=None).distinct()


def first_values(assessment: TransferAssessment) -> dict[str, Any]:
    """What the form of an adoption begins with."""
    if (adoption := assessment.adoption) is not None:
        current = adoption.get_latest_revision_as_object()
        return {name: getattr(current, name)
                for name in ("status", "date", "adaptations", "result", "sharing")}
    practice = assessment.practice
    return {
        "status": assessment.status or AdoptionStatus.ASSESSING,
        "adaptations": assessment.usable,
        # What a group wrote is for nobody but the network until its coordinator says otherwise.
        "sharing": max(Sharing.GREEN, practice.sharing, key=level_of),
    }


@transaction.atomic
def make_adoption(
    assessment_pk: int, given: dict[str, Any], user: Any, *, publish: bool
) -> Adoption:
    """Makes the adoption of an assessment, or changes it: a draft, or published.

    It names the event of the tour. Never two of one assessment.
    """
    assessment = TransferAssessment.objects.select_for_update().get(pk=assessment_pk)
    sheet = assessment.worksheet
    adoption = assessment.adoption
    if adoption is None:
        adoption = Adoption(
            item_id=_free_id(assessment), practice=assessment.practice, live=False,
            country=Country.objects.get(name=sheet.country), source_event=sheet.tour.event,
        )
    else:
        adoption = adoption.get_latest_revision_as_object()
    for name, value in given.items():
        setattr(adoption, name, without_numbers(value))
    if adoption.pk is None:
        adoption.save()
        assessment.adoption = adoption
        assessment.save(update_fields=["adoption"])
    revision = adoption.save_revision(user=user, log_action=True)
    if publish:
        # The right follows from the country, which Wagtail does not know.
        revision.publish(user=user, skip_permission_checks=True)
    return adoption


def _free_id(assessment: TransferAssessment) -> str:
    base = f"{assessment.practice.item_id[:120]}-{assessment.worksheet.country.lower()}"
    taken = set(Adoption.objects.filter(Q(item_id=base) | Q(item_id__startswith=f"{base}-"))
                .values_list("item_id", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (base, *numbered) if name not in taken)
