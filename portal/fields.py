"""Model and form fields for what the interchange format calls dates, moments and lists."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
# Of moments: a year outside is a slip of the pen, and clocks cannot be reckoned at its ends.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2999
MOMENT_WITH_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})\Z")


_DAY_FIRST = re.compile(r"(?:(\d{1,2})[./-] ?)?(\d{1,2})[./-] ?(\d{4})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\Z")


def as_partial_date(text: str) -> str:
    """A date as the Nordic countries write it ("15.3.2024", "3/2024") as "2024-03-15", "2024-03".

    Any other text comes back as it is.
    """
    text = text.strip()
    if hit := _DAY_FIRST.match(text):
        day, month, year = hit.groups()
    elif hit := _YEAR_FIRST.match(text):
        year, month, day = hit.groups()
    else:
        return text
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def validate_partial_date(value: str) -> None:
    """Accepts YYYY, YYYY-MM or YYYY-MM-DD of the real calendar; raises ValidationError."""
    if not PARTIAL_DATE.match(value):
        raise ValidationError(
            _("Write a date as 2026, 2026-03 or 2026-03-15."), code="partial_date"
        )
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise ValidationError(
            _("The calendar has no such date: %(date)s."), code="no_such_date",
            params={"date": value},
        ) from None


def validate_moment(value: str) -> None:
    """Accepts a partial date, or an ISO 8601 date and time with its offset from UTC.

    Raises ValidationError, also for years before 1900 and after 2999.
    """
    if "T" not in value:
        validate_partial_date(value)
    else:
        _validate_time(value)
    if not EARLIEST_YEAR <= int(value[:4]) <= LATEST_YEAR:
        raise ValidationError(
            _("The year must lie between %(first)s and %(last)s.")
            % {"first": EARLIEST_YEAR, "last": LATEST_YEAR}, code="year",
        )


def _validate_time(value: str) -> None:
    try:
        if not MOMENT_WITH_TIME.match(value):
            raise ValueError
        datetime.fromisoformat(value)
    except ValueError:
        raise ValidationError(
            _("Write a date (2026-03-15) or a date and time with its offset from UTC"
              " (2026-03-15T09:30:00+02:00)."),
            code="moment",
        ) from None


_BARE_ADDRESS = re.compile(r"[^\s@:/?#]+\.[^\W\d_]{2,}(?:[:/?#]\S*)?\Z")  # no scheme
validate_web_address = URLValidator(schemes=["http", "https"])
validate_language_code = RegexValidator(
    r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*\Z", _("Write language codes such as fi, sv or en.")
)


class PartialDateField(models.CharField):
    """A date known to the year, month or day, kept as written: "2021", "2021-03", "2021-03-15".

    Such strings sort as dates do.
    """

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("help_text", _("As exactly as known: 2026, 2026-03 or 2026-03-15."))
        super().__init__(*args, **kwargs)


class PartialDateFormField(forms.CharField):
    """A partial date in a form of the site, taken as people write it."""

    default_validators = [validate_partial_date]

    def to_python(self, value: Any) -> str:
        """As YYYY, YYYY-MM or YYYY-MM-DD where it can be read as a date."""
        return as_partial_date(super().to_python(value) or "")


class MomentField(models.CharField):
    """A partial date, or a date and time with offset ("2026-03-15T09:30:00+02:00"), as written."""

    default_validators = [validate_moment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 32)
        kwargs.setdefault("blank", True)
        kwargs.setdefault(
            "help_text",
            _("A date (2026-03-15), or a date and the time on the clocks where it is held:"
              " 2026-03-15 09:30."),
        )
        super().__init__(*args, **kwargs)


class LinesFormField(forms.Field):
    """A text area in which each line is one value of a list."""

    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, *, item_validators: Sequence[Any] = (), **kwargs: Any) -> None:
        self.item_validators = item_validators
        for unused in ("encoder", "decoder"):
            kwargs.pop(unused, None)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        """The lines as a list of texts without empty ones."""
        lines = value if isinstance(value, list) else (value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def run_validators(self, value: Any) -> None:
        """Raises ValidationError with every wrong line, each named."""
        errors = [f"{line}: {told}" for line in value for told in self._faults(line)]
        if errors:
            raise ValidationError(errors)

    def _faults(self, line: str) -> list[str]:
        faults = []
        for validator in self.item_validators:
            try:
                validator(line)
            except ValidationError as error:
                faults += error.messages
        return faults

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class AddressesFormField(LinesFormField):
    """Web addresses, one a line; one without its beginning is completed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(item_validators=[validate_web_address], **kwargs)

    def to_python(self, value: Any) -> list[str]:
        """The addresses; "www.example.org/a" becomes "https://www.example.org/a"."""
        return [f"https://{line}" if _BARE_ADDRESS.match(line) else line
                for line in super().to_python(value)]


class LinesField(models.JSONField):
    """A list of short texts (URLs, codes, names), one a line in forms, JSON in the database."""

    def __init__(self, *args: Any, item_validators: Sequence[Any] = (), **kwargs: Any) -> None:
        self.item_validators = tuple(item_validators)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.setdefault("form_class", LinesFormField)
        if kwargs["form_class"] is LinesFormField:
            kwargs["item_validators"] = self.item_validators
        return super().formfield(**kwargs)
