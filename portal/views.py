"""Addresses of the ground floor: themes, the portal's own pages, and whether it is alive."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.contributions import contributed
from portal.models import HomePage, Theme
from portal.models.item import results_template
from portal.remembered import content_remembered
from portal.sections import serve_section
from portal.vocabulary.languages import interface_language, language_name
from portal.vocabulary.themes import ThemeEntry, Themes
from portal.vocabulary.themes import themes as all_themes
from search.answer import SearchUnavailable
from search.collation import sort_key
from search.engines import engine
from search.query import Query
from search.reader import Reader, reader_of
from search.results import results_for
from search.run import run


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Sends the visitor to the home page in the visitor's language."""
    return redirect(f"/{get_language()}/")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page in the language of the address."""
    return serve_section(request, HomePage)


@require_safe
def other_language(request: HttpRequest, code: str, rest: str) -> HttpResponse:
    """An address in a language that the interface has no words for: its nearest neighbour's."""
    return redirect(f"/{interface_language(code)}/{rest}")


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """All themes as a tree, with the number of items under each."""
    return render(request, "portal/themes.html", {"tree": _tree(reader_of(request))})


@content_remembered
def _tree(reader: Reader) -> list[dict[str, Any]]:
    counts = theme_counts(reader)
    children: dict[str | None, list[ThemeEntry]] = {}
    for entry in all_themes().by_id.values():
        children.setdefault(entry.broader, []).append(entry)
    return _branch(None, children, counts, reader.language)


def theme_counts(reader: Reader) -> dict[str, int]:
    """How many items a reader finds under each theme."""
    try:
        return dict(run(Query(size=1), reader, facets=("theme",)).answer.facets["theme"])
    except SearchUnavailable:
        return {}


def _branch(
    above: str | None, children: dict[str | None, list[ThemeEntry]], counts: dict[str, int],
    language: str,
) -> list[dict[str, Any]]:
    branch = [
        {
            "id": entry.id,
            "label": entry.label(language),
            "url": f"/{language}/themes/{entry.id}/",
            "count": counts.get(entry.id, 0),
            "children": _branch(entry.id, children, counts, language),
        }
        for entry in children.get(above, ())
    ]
    return sorted(branch, key=lambda node: sort_key(str(node["label"]), language))


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """A theme: its terms in every language and what stands under it."""
    reader = reader_of(request)
    context = _theme(slug, reader)
    path = f"/{reader.language}/themes/{slug}/"
    results = results_for(
        request, scope="theme", path=path, fixed={"theme": (slug,)},
        facets=("kind", "country", "type", "evidence", "status", "language", "year"),
    )
    template = results_template(request, "portal/theme.html")
    return render(request, template, context | {"results": results})


@content_remembered
def _theme(slug: str, reader: Reader) -> dict[str, Any]:
    known = all_themes()
    entry = known.by_id.get(slug)
    if entry is None:
        raise Http404
    record = get_object_or_404(Theme.objects.prefetch_related("terms", "related"), slug=slug)
    return {
        "theme": {"id": slug, "label": entry.label(reader.language)},
        "terms": [
            {"language": terms.language, "label": terms.label, "synonyms": terms.synonyms,
             "name": language_name(terms.language, reader.language)}
            for terms in record.terms.all()
        ],
        "definition": _definition(record, reader),
        "broader": _links([entry.broader] if entry.broader else [], known, reader.language),
        "narrower": _links([one.id for one in known.narrower(slug)], known, reader.language),
        "related": _links([one.slug for one in record.related.all()], known, reader.language),
        "exact_match": record.exact_match,
        "ways": contributed("theme_ways", reader, slug),
    }


def _definition(record: Theme, reader: Reader) -> dict[str, str] | None:
    texts = {terms.language: terms.definition for terms in record.terms.all() if terms.definition}
    if not texts:
        return None
    language = reader.best(texts)
    return {"text": texts[language], "language": language}


def _links(ids: list[str], known: Themes, language: str) -> list[dict[str, str]]:
    links = [
        {"label": known.label(one, language), "url": f"/{language}/themes/{one}/"} for one in ids
    ]
    return sorted(links, key=lambda link: sort_key(link["label"], language))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the portal is."""
    return render(request, "portal/about.html", {"contact": settings.CONTACT_EMAIL})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "portal/accessibility.html", {"contact": settings.CONTACT_EMAIL})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What the portal keeps about its readers."""
    return render(request, "portal/privacy.html", {"contact": settings.CONTACT_EMAIL})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers leave alone: the admin, accounts, and the endless pages of search results."""
    rules = ("User-agent: *", "Disallow: /admin/", "Disallow: /accounts/",
             "Disallow: /*/accounts/", "Disallow: /api/", "Disallow: /*/search/?*page=",
             "Disallow: /*/search/cite/", "Disallow: /*/cite/", "Disallow: /*/lists/", "")
    return HttpResponse("\n".join(rules), content_type="text/plain")


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Answers as long as the process runs."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether database and search can be reached: 200, or 503 with what is away."""
    state = {"database": _works(_ask_database), "search": _works(lambda: engine().ready())}
    return JsonResponse(state, status=200 if all(state.values()) else 503)


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _works(check: Any) -> bool:
    try:
        return check() is not False
    except Exception:  # whatever keeps a part from answering, it is not ready
        return False
