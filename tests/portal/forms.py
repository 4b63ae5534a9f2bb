"""What the admin's form of an object would send back unchanged."""

from typing import Any

from django.test import Client
from lxml import html as lxml_html


def form_of(client: Client, url: str) -> dict[str, Any]:
    """Every field of the edit form at `url`, as a browser would post it."""
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    tree = lxml_html.fromstring(response.content.decode())
    (form,) = tree.xpath("//form[@data-edit-form or @id='page-edit-form'"
                         " or .//*[@name='action-publish']][1]")
    values: dict[str, Any] = {}
    for name in form.fields:
        if name and not name.startswith("action-"):
            value = form.inputs[name]
            chosen = form.fields[name]
            if getattr(value, "type", "") == "checkbox" and chosen is None:
                continue
            values[name] = list(chosen) if isinstance(chosen, set) else (chosen or "")
    return values


def stream_data(name: str, values: list[Any]) -> dict[str, str]:
    """A stream field's part of a form: one block type, its values texts or dicts."""
    block = {"problem_solutions": "pair", "phases": "phase", "outcomes": "outcome",
             "sessions": "session", "outputs": "output"}.get(name, "item")
    data = {f"{name}-count": str(len(values))}
    for place, value in enumerate(values):
        start = f"{name}-{place}"
        data |= {f"{start}-deleted": "", f"{start}-order": str(place), f"{start}-type": block,
                 f"{start}-id": ""}
        if isinstance(value, dict):
            data |= {f"{start}-value-{key}": text for key, text in value.items()}
        else:
            data[f"{start}-value"] = value
    return data


def no_rows(*names: str) -> dict[str, str]:
    """Inline forms without a row."""
    data = {}
    for name in names:
        data |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0",
                 f"{name}-MIN_NUM_FORMS": "0", f"{name}-MAX_NUM_FORMS": "1000"}
    return data
