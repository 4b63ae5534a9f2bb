"""Projects in the interchange format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from network.models import ProjectPage, ReportPage
from portal.interchange.importing import Context
from portal.interchange.items import (
    ItemSaver,
    countries_of,
    language_of,
    original_keys,
    published_ids,
    set_stream,
    set_tags,
    stream_of,
    themes_of,
    version_chunks,
)
from portal.interchange.lines import (
    CountryCode,
    Language,
    Line,
    LineText,
    Part,
    PartialDate,
    Required,
    SharingLevel,
    Short,
    Slug,
    Text,
    Title,
)
from portal.interchange.registry import Kind, Reference, register
from portal.vocabulary.sharing import readable_at


class Output(Part):
    """What a project made."""

    title: Required
    report: Slug | None = None
    practice: Slug | None = None


class Task(Part):
    """What a project is to do, with its state. A task as mere text keeps the state it has."""

    text: Required
    state: Literal["planned", "ongoing", "done", "dropped"] | None = None


class ProjectText(Part):
    """The text fields of a project. Translations have no states of tasks: those are facts."""

    title: Title | None = None
    summary: Text = ""
    appointed_by: Short = ""
    aims: Text = ""
    tasks: list[Required] = []
    outputs: list[Output] = []


class ProjectLine(ProjectText, Line):
    """A project with its facts and translations."""

    kind: Literal["project"]
    language: Language
    title: Title
    summary: Required
    number: Annotated[Text, StringConstraints(max_length=60)] = ""
    case_numbers: list[LineText] = []
    appointed: PartialDate = ""
    starts: PartialDate = ""
    ends: PartialDate = ""
    tasks: list[Required | Task] = []  # type: ignore[assignment]  # wider than a translation's
    status: Literal["planned", "ongoing", "completed", "discontinued"] | None = None
    countries: list[CountryCode] = []
    themes: list[Slug] = []
    translations: dict[Language, ProjectText] = {}
    sharing: SharingLevel = "clear"


class ProjectSaver(ItemSaver[ProjectPage]):
    """Projects from lines."""

    def fill(self, page: ProjectPage, line: Any, text: Any, context: Context) -> None:
        for name in ("number", "case_numbers", "appointed", "starts", "ends"):
            setattr(page, name, getattr(line, name))
        page.appointed_by, page.aims = text.appointed_by or line.appointed_by, text.aims
        page.status = line.status or ""
        states = {task["text"]: task.get("state", "") for task in stream_of(page, "tasks")}
        set_stream(page, "tasks", [
            {"text": task.text, "state": task.state or ""} if isinstance(task, Task)
            else {"text": task, "state": states.get(task, "")}
            for task in text.tasks
        ])
        set_stream(page, "outputs", [
            {"title": output.title,
             "report": context.keys("report")[output.report] if output.report else None,
             "practice": output.practice or ""}
            for output in text.outputs
        ])
        set_tags(page, "themes", [context.keys("theme")[theme] for theme in line.themes])
        set_tags(page, "countries", [context.countries()[code] for code in line.countries])


def references(line: ProjectLine) -> Iterator[Reference]:
    """Themes of a project, reports and practices of its outputs."""
    for theme in line.themes:
        yield "themes", "theme", theme
    for text in (line, *line.translations.values()):
        for output in text.outputs:
            if output.report:
                yield "outputs", "report", output.report
            if output.practice:
                yield "outputs", "practice", output.practice


FIELD_ORDER = (
    "kind", "id", "language", "title", "summary", "number", "case_numbers", "appointed_by",
    "appointed", "starts", "ends", "status", "aims", "tasks", "outputs", "countries", "themes",
    "translations", "sharing",
)


def export(public: bool, folder: Path | None) -> Iterator[dict[str, Any]]:
    """Every published project as a line."""
    reports = ReportPage.objects.filter(live=True)
    if public:
        reports = reports.filter(sharing__in=readable_at(0))
    ids = dict(reports.values_list("pk", "item_id"))
    practices = published_ids("practice", readable_at(0) if public else None)
    for chunk in version_chunks(ProjectPage, readable_at(0) if public else None):
        for original, *translations in chunk:
            values = {
                "kind": "project",
                "id": original.item_id,
                "language": language_of(original),
                **_text_of(original, ids, practices),
                "tasks": [task if task.get("state") else task["text"]
                          for task in stream_of(original, "tasks")],
                "number": original.number,
                "case_numbers": original.case_numbers,
                "appointed": original.appointed,
                "starts": original.starts,
                "ends": original.ends,
                "status": original.status,
                "countries": countries_of(original),
                "themes": themes_of(original),
                "translations": {
                    language_of(page): _text_of(page, ids, practices) for page in translations
                },
                "sharing": original.sharing if original.sharing != "clear" else None,
            }
            yield {name: values[name] for name in FIELD_ORDER}


def _text_of(
    page: ProjectPage, reports: dict[int, str], practices: set[str]
) -> dict[str, Any]:
    return {
        "title": page.title,
        "summary": page.summary,
        "appointed_by": page.appointed_by,
        "aims": page.aims,
        "tasks": [task["text"] for task in stream_of(page, "tasks")],
        "outputs": [
            {"title": output["title"], "report": reports.get(output.get("report") or 0),
             "practice": output["practice"] if output.get("practice") in practices else None}
            for output in stream_of(page, "outputs")
        ],
    }


register(Kind(
    name="project", order=50, line=ProjectLine, keys=lambda: original_keys(ProjectPage),
    save=ProjectSaver(ProjectPage), export=export, references=references,
))
