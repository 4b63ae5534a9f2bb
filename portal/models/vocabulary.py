"""Themes and countries: the tags of the portal, chosen from a list, never typed freely."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import TagBase
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from portal.fields import LinesField
from portal.permanent import PermanentIdForm
from portal.vocabulary.countries import country_name
from portal.vocabulary.languages import CONTENT_LANGUAGES


class Theme(index.Indexed, TagBase, ClusterableModel):
    """A concept of the field with its terms in each language (a SKOS concept).

    `name` is the English label, `slug` the permanent id.
    """

    free_tagging = False
    base_form_class = PermanentIdForm

    name = models.CharField(_("English term"), max_length=200)
    broader = models.ForeignKey(
        "self",
        verbose_name=_("broader theme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="narrower",
    )
    related = models.ManyToManyField(
        "self", verbose_name=_("related themes"), blank=True, symmetrical=True
    )
    exact_match = LinesField(
        _("same concept elsewhere"),
        help_text=_("Addresses of the same concept in other vocabularies, one a line."),
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]
    autocomplete_search_field = "name"
    known_slug: str | None = None  # the id that the database has

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.label(get_language() or "en")

    @classmethod
    def from_db(cls, *arguments: Any) -> Self:
        """As Django's; remembers the id that the database has."""
        theme = super().from_db(*arguments)
        theme.known_slug = theme.__dict__.get("slug")
        return theme

    @property
    def is_renamed(self) -> bool:
        """Whether the id is another than the one that was read from the database."""
        return self.known_slug not in (None, self.slug)

    def label(self, language: str) -> str:
        """The preferred term in `language`, else the English one."""
        for terms in self.terms.all():
            if terms.language == language and terms.label:
                return str(terms.label)
        return str(self.name)

    def clean(self) -> None:
        """Refuses a theme that would be broader than itself."""
        super().clean()
        above, seen = self.broader, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"broader": _("A theme cannot stand under itself.")})
            seen.add(above.pk)
            above = above.broader


class ThemeTerms(models.Model):
    """What a theme is called in one language."""

    theme = ParentalKey(Theme, on_delete=models.CASCADE, related_name="terms")
    language = models.CharField(_("language"), max_length=10, choices=CONTENT_LANGUAGES)
    label = models.CharField(_("preferred term"), max_length=200, blank=True)
    synonyms = LinesField(
        _("synonyms"),
        help_text=_("Other words for it that people write or search for, one a line."),
    )
    definition = models.TextField(_("definition"), blank=True)

    class Meta:
        verbose_name = _("terms in a language")
        verbose_name_plural = _("terms in each language")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=("theme", "language"), name="one_terms_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.label}"


class Country(
    DraftStateMixin, RevisionMixin, index.Indexed, TagBase, ClusterableModel
):
    """A Nordic country or self-governing area, with a profile. `name` is its ISO 3166 code."""

    free_tagging = False

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["pk"]

    def __str__(self) -> str:
        return country_name(self.name, get_language() or "en")

    @property
    def code(self) -> str:
        """ISO 3166-1 alpha-2."""
        return str(self.name)


class CountryProfile(models.Model):
    """What a country's page says about its work, in one language."""

    country = ParentalKey(Country, on_delete=models.CASCADE, related_name="profiles")
    language = models.CharField(_("language"), max_length=10, choices=CONTENT_LANGUAGES)
    summary = models.TextField(_("summary"), help_text=_("Two or three sentences."))
    body = models.TextField(
        _("text"),
        blank=True,
        help_text=_("Who coordinates, which laws and plans are in force. Markdown."),
    )

    class Meta:
        verbose_name = _("profile in a language")
        verbose_name_plural = _("profile in each language")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=("country", "language"), name="one_profile_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.country_id}: {self.language}"
