"""What is searched for, as counts: no person, no time but the day, no address."""

from django.db import models


class AskedCount(models.Model):
    """How often a query was asked on a day, and how often it found nothing."""

    day = models.DateField()
    text = models.CharField(max_length=60)
    times = models.PositiveIntegerField(default=0)
    empty = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "text"], name="one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.text}"
