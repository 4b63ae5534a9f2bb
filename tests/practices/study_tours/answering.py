"""A group's answers as a browser sends them."""

import json

from django.test import Client

from practices.models import Worksheet
from practices.models.submission import new_token
from practices.study_tours.merging import marks_of
from practices.study_tours.worksheets import answers_of

ANSWERS = {
    "group": "Municipality of Bergen, crime prevention", "country": "NO",
    "exit-usable": "The mentors.", "exit-obstacles": "No money yet.", "exit-status": "assessing",
    "exit-step-0-who": "Head of crime prevention", "exit-step-0-what": "asks the council",
    "exit-step-0-when": "May 2026", "exit-step-1-who": "", "exit-step-1-what": "",
    "exit-step-1-when": "", "talks-usable": "", "talks-obstacles": "", "talks-status": "",
}  # fmt: skip


def post(client: Client, sheet: Worksheet, **changed: str) -> int:
    """Sends the answers from a page opened just now; the status of the answer."""
    sheet.refresh_from_db()
    seen = json.dumps(marks_of(answers_of(sheet)))
    sent = {"seen": seen, "writer": new_token(), **ANSWERS, **changed}
    return client.post(f"/en/practices/study-tours/groups/{sheet.token}/", sent).status_code
