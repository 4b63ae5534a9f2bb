"""Published texts that link to a document by its address, as Markdown lets their writers do."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Q, TextField

from portal.models.media import PortalDocument
from portal.models.vocabulary import CountryProfile
from portal.vocabulary.sharing import readable_at


def is_named(document: PortalDocument, audience: int) -> bool:
    """Whether a published text that `audience` may read has an address of the document.

    Asks every table of texts; for documents alone that no readable item has.
    """
    address = f"/documents/{document.pk}/"
    return any(
        rows.filter(_any_text(rows.model, address)).exists() for rows in _published(audience)
    )


def _published(audience: int) -> Iterator[Any]:
    """The published texts of each model that has such."""
    yield CountryProfile.objects.all()  # published as it is saved
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields}
        if "live" in names and _texts(model):
            rows = model._default_manager.filter(live=True)
            levels = {"sharing__in": readable_at(audience)} if "sharing" in names else {}
            yield rows.filter(**levels)


def _texts(model: Any) -> list[str]:
    """The names of the model's own fields of text."""
    return [field.name for field in model._meta.local_concrete_fields
            if isinstance(field, TextField)]


def _any_text(model: Any, words: str) -> Q:
    condition = Q()
    for name in _texts(model):
        condition |= Q(**{f"{name}__contains": words})
    return condition
