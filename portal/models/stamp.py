"""A number that grows whenever something that processes remember has changed."""

from typing import Any

from django.db import models


class Stamp(models.Model):
    """The number of changes of one thing, such as the vocabulary."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"

    @classmethod
    def grow(cls, name: str) -> None:
        """Counts one more change."""
        stamp, _created = cls.objects.get_or_create(name=name)
        cls.objects.filter(pk=stamp.pk).update(value=models.F("value") + 1)

    @classmethod
    def of(cls, name: str) -> int:
        """How many changes there were."""
        values = cls.objects.filter(name=name).values_list("value", flat=True)
        return next(iter(values), 0)


def grow_vocabulary(**_signal: Any) -> None:
    """Connected to every change of a theme or a country."""
    Stamp.grow("vocabulary")
