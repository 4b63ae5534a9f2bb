"""What a line of the interchange format may hold: types, and the base every kind builds on."""

from typing import Annotated, Any, Literal

from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import URLValidator, validate_email
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from portal.fields import validate_moment, validate_partial_date
from portal.vocabulary.countries import COUNTRY_CODES
from portal.vocabulary.languages import CONTENT_LANGUAGE_CODES

_url = URLValidator(schemes=["http", "https"])


def _plain(value: str) -> str:
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError("has a character that is not text (NUL or half of a surrogate pair)")
    return value


def checked_by(validator: Any) -> AfterValidator:
    """A Django validator as a pydantic one."""

    def check(value: str) -> str:
        try:
            validator(value)
        except DjangoValidationError as error:
            raise ValueError(" ".join(error.messages)) from None
        return value

    return AfterValidator(check)


def _email_or_empty(value: str) -> None:
    if value:
        validate_email(value)


def _one_of(codes: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in codes:
            raise ValueError(f"is not one of {' '.join(codes)}")
        return value

    return AfterValidator(check)


Text = Annotated[str, AfterValidator(_plain)]
Title = Annotated[Text, StringConstraints(min_length=1, max_length=255)]
Required = Annotated[Text, StringConstraints(min_length=1)]
Short = Annotated[Text, StringConstraints(max_length=250)]
Email = Annotated[Text, StringConstraints(max_length=254), checked_by(_email_or_empty)]
Code = Annotated[Text, StringConstraints(max_length=30)]
LineText = Annotated[Text, StringConstraints(min_length=1, pattern=r"^[^\n\r]+$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=150)]
PartialDate = Annotated[str, checked_by(validate_partial_date)]
Moment = Annotated[str, checked_by(validate_moment)]
Url = Annotated[Text, checked_by(_url), StringConstraints(max_length=500)]
CountryCode = Annotated[str, _one_of(COUNTRY_CODES)]
Language = Annotated[str, _one_of(CONTENT_LANGUAGE_CODES)]
Bcp47 = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")]
SharingLevel = Literal["clear", "green", "amber"]


class FieldError(ValueError):
    """What is wrong with one field of a line."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


class Part(BaseModel):
    """A part of a line, such as one outcome; knows no fields beside its own."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Line(Part):
    """A whole line: every object has a kind and an id."""

    kind: str
    id: Slug


def compact(value: Any) -> Any:
    """`value` (nested dicts and lists) without empty texts, lists, dicts and None.

    An empty object inside a list is kept as {}: its place in the list means something.
    """
    if isinstance(value, dict):
        pairs = ((key, compact(entry)) for key, entry in value.items())
        return {key: entry for key, entry in pairs if entry not in (None, "", [], {})}
    if isinstance(value, list):
        return [compact(entry) for entry in value]
    return value
