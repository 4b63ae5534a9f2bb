"""Parts of the admin's forms as a browser posts them."""

from typing import Any


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
    data: dict[str, str] = {}
    for name in names:
        data |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0",
                 f"{name}-MIN_NUM_FORMS": "0", f"{name}-MAX_NUM_FORMS": "1000"}
    return data
