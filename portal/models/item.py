"""What practices, seminars, reports and projects have in common.

An item is one thing with one id, written in its original language and translated into others:
a Wagtail page a language, held together by Wagtail's translation key. Its facts (dates, themes,
sharing level...) belong to the original; a translation receives them each time it is saved, so
that no translation can stay public when the original no longer is.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from portal.models.moves import SharingMoves
from portal.panels import FactsPanel
from portal.permanent import PermanentIdForm
from portal.vocabulary.languages import CONTENT_LANGUAGES
from portal.vocabulary.locales import locale_code, locale_id
from portal.vocabulary.sharing import Sharing, level_of
from search.reader import Reader, reader_of

if TYPE_CHECKING:
    from portal.items import ItemView


class UniqueItemId(models.Model):
    """An interchange id, for records that are one row whatever their languages."""

    base_form_class = PermanentIdForm

    item_id = models.SlugField(
        _("id"), max_length=150, unique=True, help_text=_("Permanent; part of the address.")
    )

    class Meta:
        abstract = True


class SectionPage(Page):
    """A page under which items of one kind stand, such as the library."""

    intro = models.TextField(
        _("introduction"), blank=True, help_text=_("Empty: the portal's own words stand there.")
    )
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True


def results_template(request: Any, whole: str) -> str:
    """The template of a page with results: only the results for HTMX, which asks for those."""
    return "search/_results.html" if getattr(request, "htmx", False) else whole


class ItemPage(SharingMoves, Page):
    """One language version of an item."""

    kind: ClassVar[str]
    # Set by who has validated the page and filled in its facts already, as an import has.
    prepared = False
    # Beside the ones every item has; see `facts`.
    own_facts: ClassVar[tuple[str, ...]] = ()
    # Child relations and tags that are facts too.
    fact_relations: ClassVar[tuple[str, ...]] = ("themes", "countries")

    item_id = models.SlugField(
        _("id"),
        max_length=150,
        blank=True,
        db_index=True,
        help_text=_("Permanent name of this item, the same in every language."
                    " Made from the address when left empty."),
    )
    original_language = models.CharField(
        _("original language"), max_length=10, choices=CONTENT_LANGUAGES, blank=True
    )
    sharing = models.CharField(
        _("sharing"),
        max_length=5,
        choices=Sharing.choices,
        default=Sharing.CLEAR,
        help_text=_("Clear is public. Green is for members, amber for coordinators."),
    )
    summary = models.TextField(
        _("summary"), help_text=_("Two to four sentences: what it is, for whom, what came of it.")
    )

    exclude_fields_in_copy = ["item_id"]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("item_id", read_only=True)], heading=_("Address")
        ),
        FactsPanel([FieldPanel("sharing")], heading=_("Who may read it")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @classmethod
    def facts(cls) -> tuple[str, ...]:
        """Names of the fields that are the same in every language version."""
        return ("item_id", "original_language", "sharing", *cls.own_facts)

    @classmethod
    def translation_fields(cls) -> list[SynchronizedField]:
        """The facts, for wagtail-localize: copied, never translated."""
        return [SynchronizedField(name, overridable=False) for name in cls.facts()]

    @property
    def language(self) -> str:
        """BCP 47 code of the language this version is written in."""
        return locale_code(self.locale_id)

    @property
    def is_original(self) -> bool:
        """Whether this is the version that owns the facts."""
        return not self.original_language or self.original_language == self.language

    def versions(self) -> "models.QuerySet[Self]":
        """Every language version of this item, this one too, published or not."""
        return type(self).objects.filter(translation_key=self.translation_key)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Gives the item its id before Wagtail validates and saves."""
        super().full_clean(*args, **kwargs)
        self.item_id = self.wanted_id()

    def wanted_id(self) -> str:
        """The id, or the one made of the address: in ASCII, as permanent addresses are."""
        return self.item_id or slugify(self.slug)

    def clean(self) -> None:
        """Refuses an id that another item of this kind has, and an address that gives none."""
        super().clean()
        wanted = self.wanted_id()
        if self.slug and not wanted:
            raise ValidationError(
                {"slug": _("Write the address in letters from a to z, digits and hyphens.")}
            )
        others = type(self).objects.filter(item_id=wanted)
        if wanted and others.exclude(translation_key=self.translation_key).exists():
            raise ValidationError({"slug": _("Another item has this id already.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a translation takes the original's facts first."""
        if not self.original_language:
            self.original_language = self.language
        if self.prepared:
            kwargs.setdefault("clean", False)
        elif not self.is_original:
            self.take_facts()
        super().save(*args, **kwargs)
        if self.live and self.is_original and not self.prepared:
            self.give_facts()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Deletes the version; one that went with its original meanwhile is gone already."""
        if not self.versions().filter(pk=self.pk).exists():
            return 0, {}
        return super().delete(*args, **kwargs)

    def give_facts(self) -> None:
        """Saves every translation, each taking this original's facts."""
        for version in self.versions().exclude(pk=self.pk):
            version.original_language = self.original_language
            version.save(clean=False)

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Answers as a Wagtail page, whichever way it was found; 404 for who may not read it."""
        if level_of(self.sharing) > reader_of(request).audience:
            raise Http404
        from portal.privacy.audit import noted

        return noted(super().serve(request, *args, **kwargs), request, self)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what the page of an item shows."""
        from portal.items import item_context, note_paths

        context = item_context(self, reader_of(request))
        note_paths(request, context["item"])
        return super().get_context(request, *args, **kwargs) | context

    def shown(self, reader: Reader, item: "ItemView") -> dict[str, Any]:
        """What the page shows a reader beside the fields and the frame of the item."""
        raise NotImplementedError

    def take_facts(self) -> None:
        """Copies facts and fact relations from the published or drafted original, if any."""
        original = self.versions().filter(locale_id=locale_id(self.original_language)).first()
        if original is not None and original.pk != self.pk:
            copy_facts(original, self)


def copy_facts(source: ItemPage, target: ItemPage) -> None:
    """Gives `target` the facts of `source`; not saved here."""
    for name in source.facts():
        setattr(target, name, getattr(source, name))
    for name in source.fact_relations:
        relation = getattr(source, name)
        if name in ("themes", "countries"):
            getattr(target, name).set(list(relation.all()))
            continue
        copies = []
        for child in relation.all():
            child.pk = None
            child.page = target
            copies.append(child)
        setattr(target, name, copies)
