"""What the page of a project shows."""

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from network.models import ProjectPage, ReportPage
from network.models.choices import TaskState
from network.term import term_of
from portal.blocks import raw_values
from portal.citations.works import works_of
from portal.items import ItemView, fact, facts, linked_items
from portal.markdown import to_html
from portal.vocabulary.locales import locale_id
from search.dates import display_date, period
from search.reader import Reader
from search.related import related_hits


def project_context(reader: Reader, page: ProjectPage, item: ItemView) -> dict[str, Any]:
    """A project beside its own fields."""
    return {
        "facts": facts(
            fact(_("Number"), page.number),
            fact(_("Case numbers"), ", ".join(page.case_numbers)),
            fact(_("Appointed by"), page.appointed_by),
            fact(_("Appointed"), display_date(page.appointed, reader.language)
                 if page.appointed else ""),
            fact(_("Project term"), period(page.starts, page.ends, reader.language)),
            fact(_("Status"), page.get_status_display()),
        ),
        "aims_html": to_html(page.aims),
        "tasks": _tasks(page),
        "outputs": _outputs(page, reader),
        "term": term_of(page.starts, page.ends, page.appointed, localdate()),
        "term_words": period(page.starts, page.ends, reader.language),
        "related": related_hits(item.key, reader),
    }


def _tasks(page: ProjectPage) -> list[dict[str, str]]:
    """The tasks in this version's words, with the states that the original says."""
    own = raw_values(page.tasks)
    states = [task.get("state") or "" for task in (own if page.is_original else _of_original(page))]
    return [
        {"text": task["text"], "state": state,
         "label": str(TaskState(state).label) if state else ""}
        for task, state in zip(own, states + [""] * len(own), strict=False)
    ]


def _of_original(page: ProjectPage) -> list[dict[str, Any]]:
    original = page.versions().filter(locale_id=locale_id(page.original_language)).first()
    return raw_values(original.tasks) if original else []


def _outputs(page: ProjectPage, reader: Reader) -> list[dict[str, str]]:
    """What the project made, each with the way to its report or practice, if it may be read."""
    outputs = raw_values(page.outputs)
    reports = linked_items(
        ReportPage, [output["report"] for output in outputs if output.get("report")], reader
    )
    keys = [f"practice:{output['practice']}" for output in outputs if output.get("practice")]
    practices = {work.id: work.path for work in works_of(keys, reader)}
    return [
        {"title": output["title"], **_way(reports.get(output.get("report") or 0),
                                          practices.get(output.get("practice") or ""))}
        for output in outputs
    ]


def _way(report: Any, practice: str | None) -> dict[str, str]:
    if report:
        return {"url": report.url, "kind": "report"}
    return {"url": practice or "", "kind": "practice"}
