"""The closed lists of the practice template."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PracticeType(models.TextChoices):
    """What sort of thing the practice is."""

    PROCESS_MODEL = "process-model", _("Process model")
    TRAINING = "training", _("Training")
    DIGITAL_TOOL = "digital-tool", _("Digital tool")
    LEGISLATION = "legislation", _("Legislation")
    COOPERATION = "cooperation-structure", _("Cooperation structure")
    VICTIM_SUPPORT = "victim-support", _("Victim support")
    CAMPAIGN = "campaign", _("Campaign")
    OTHER = "other", _("Other")


class Status(models.TextChoices):
    """Where the practice or project stands."""

    PLANNED = "planned", _("Planned")
    ONGOING = "ongoing", _("Ongoing")
    COMPLETED = "completed", _("Completed")
    DISCONTINUED = "discontinued", _("Discontinued")


class Direction(models.TextChoices):
    """What an outcome says: also that nothing changed, or that it backfired."""

    WORKED = "worked", _("Worked")
    MIXED = "mixed", _("Mixed results")
    NO_EFFECT = "no-effect", _("No effect")
    COUNTERPRODUCTIVE = "counterproductive", _("Backfired")
    UNKNOWN = "unknown", _("Not known")


class Evidence(models.TextChoices):
    """How an outcome is known, from weakest to strongest."""

    UNTESTED = "untested", _("Not evaluated")
    LOCAL = "local-evaluation", _("Local evaluation")
    INDEPENDENT = "independent-evaluation", _("Independent evaluation")
    REVIEW = "systematic-review", _("Systematic review")


class AdoptionStatus(models.TextChoices):
    """How far another country has come with a practice."""

    INTERESTED = "interested", _("Interested")
    ASSESSING = "assessing", _("Assessing")
    PILOTING = "piloting", _("Piloting")
    ADOPTED = "adopted", _("Adopted")
    ADAPTED = "adapted", _("Adapted")
    ABANDONED = "abandoned", _("Abandoned")
