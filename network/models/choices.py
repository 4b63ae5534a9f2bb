"""The closed lists of the directory and the archive."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationType(models.TextChoices):
    """What sort of body an organisation is."""

    MINISTRY = "ministry", _("Ministry")
    POLICE = "police", _("Police")
    PROSECUTION = "prosecution", _("Prosecution")
    LABOUR_INSPECTORATE = "labour-inspectorate", _("Labour inspectorate")
    TAX = "tax", _("Tax authority")
    MIGRATION = "migration", _("Migration authority")
    BORDER = "border", _("Border guard")
    SOCIAL_SERVICES = "social-services", _("Social services")
    HEALTH = "health", _("Health care")
    MUNICIPALITY = "municipality", _("Municipality")
    NGO = "ngo", _("Civil society organisation")
    RESEARCH = "research", _("Research or education")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organisation")
    OTHER = "other", _("Other")


class Applicability(models.TextChoices):
    """Whether an organisation has a power."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class MayShare(models.TextChoices):
    """On what terms an organisation may pass on what it learns."""

    OWN_INITIATIVE = "own-initiative", _("On its own initiative")
    ON_REQUEST = "on-request", _("On request")
    NO = "no", _("No")


class SeminarType(models.TextChoices):
    """What sort of meeting it was."""

    SEMINAR = "seminar", _("Seminar")
    ROUND_TABLE = "round-table", _("Round table")
    STUDY_TOUR = "study-tour", _("Study tour")
    TRAINING = "training", _("Training")
    MEETING = "meeting", _("Meeting")


class SeminarStatus(models.TextChoices):
    """What the archive has of it."""

    WITH_MATERIAL = "with-material", _("With material")


class EventTime(models.TextChoices):
    """Whether an event is still to come, its last day included."""

    COMING = "coming", _("Coming")
    PAST = "past", _("Past")


class ReportType(models.TextChoices):
    """What sort of document it is."""

    SEMINAR_REPORT = "seminar-report", _("Seminar report")
    STUDY = "study", _("Study")
    EVALUATION = "evaluation", _("Evaluation")
    ACTION_PLAN = "action-plan", _("Action plan")
    SITUATION_PICTURE = "situation-picture", _("Situation picture")
    GUIDE = "guide", _("Guide")
    POLICY_CARD = "policy-card", _("Policy card")
    OTHER = "other", _("Other")


class ProjectStatus(models.TextChoices):
    """Where a project stands."""

    PLANNED = "planned", _("Planned")
    ONGOING = "ongoing", _("Ongoing")
    COMPLETED = "completed", _("Completed")
    DISCONTINUED = "discontinued", _("Discontinued")


class TaskState(models.TextChoices):
    """How far a project is with one of its tasks."""

    PLANNED = "planned", _("Planned")
    ONGOING = "ongoing", _("Ongoing")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class Answer(models.TextChoices):
    """What a country answers to a recommendation."""

    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Partly accepted")
    NOTED = "noted", _("Noted")
    REJECTED = "rejected", _("Rejected")


class Progress(models.TextChoices):
    """How far a country has come with a recommendation."""

    NOT_STARTED = "not-started", _("Not started")
    IN_PROGRESS = "in-progress", _("In progress")
    DONE = "done", _("Done")
    SUPERSEDED = "superseded", _("Superseded")
