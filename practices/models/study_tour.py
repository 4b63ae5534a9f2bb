"""A study tour in preparation, the worksheets of its groups, and what comes of them."""

from typing import Any

from django.conf import settings
from django.db import models

from portal.vocabulary.sharing import Sharing
from practices.models.choices import AdoptionStatus
from practices.models.submission import new_token


class StudyTour(models.Model):
    """Practices to be seen in another country, from which a programme is drafted.

    `practices` are ids: whoever looks sees of them what they may read. Who has the address of a
    tour without an owner may change it. `programme` has the sessions that were made of the draft
    (`practices.study_tours.agreed`), none while the draft stands; `version` counts the times it
    was saved. `mail` is told when a worksheet of a tour without an owner is handed in; it was
    confirmed by a link.
    """

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="study_tours"
    )
    mail = models.EmailField(blank=True)
    mail_language = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True)
    first_day = models.DateField(null=True)
    days = models.PositiveSmallIntegerField(default=2)
    practices = models.JSONField(default=list)
    programme = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)
    event = models.ForeignKey(
        "network.SeminarPage", null=True, on_delete=models.SET_NULL, related_name="+",
    )
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        ordering = ["-changed", "-pk"]

    def __str__(self) -> str:
        return self.name


class Worksheet(models.Model):
    """What one group writes down. `data` has its answers by id of the practice, as typed.

    `seen` has, by open page, marks of what it sent last, so that nobody overwrites what they have
    not seen (`practices/study_tours/merging.py`).

    What was handed in is for coordinators: that one of them opens it is written down.
    """

    kind = "worksheet"
    sharing = Sharing.AMBER

    tour = models.ForeignKey(StudyTour, on_delete=models.CASCADE, related_name="worksheets")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    group = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    data = models.JSONField(default=dict)
    seen = models.JSONField(default=dict, editable=False)
    sent = models.DateTimeField(null=True)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-sent", "-pk"]

    def __str__(self) -> str:
        return self.group or f"#{self.pk}"


class TransferAssessment(models.Model):
    """What a group of one country found out about using a practice at home.

    `plan` has steps as dicts of `who` (a function), `what` and `when`. The coordinator of the
    country makes an adoption of it.
    """

    worksheet = models.ForeignKey(Worksheet, on_delete=models.CASCADE, related_name="assessments")
    practice = models.ForeignKey(
        "practices.PracticePage", on_delete=models.CASCADE, related_name="transfer_assessments"
    )
    usable = models.TextField(blank=True)
    obstacles = models.TextField(blank=True)
    plan = models.JSONField(default=list)
    status = models.CharField(max_length=20, choices=AdoptionStatus.choices, blank=True
    )
    adoption = models.OneToOneField(
        "practices.Adoption", null=True, on_delete=models.SET_NULL, related_name="assessment"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["worksheet", "practice"], name="one_assessment_a_practice"
            ),
        ]

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The plan without empty rows."""
        return [step for step in self.plan if any(step.values())]
