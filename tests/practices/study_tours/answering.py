"""A group's answers as a browser sends them."""

from django.test import Client

from practices.models import Worksheet

ANSWERS = {
    "group": "Municipality of Bergen, crime prevention", "country": "NO",
    "exit-usable": "The mentors.", "exit-obstacles": "No money yet.", "exit-status": "assessing",
    "exit-step-0-who": "Head of crime prevention", "exit-step-0-what": "asks the council",
    "exit-step-0-when": "May 2026", "exit-step-1-who": "", "exit-step-1-what": "",
    "exit-step-1-when": "", "talks-usable": "", "talks-obstacles": "", "talks-status": "",
}  # fmt: skip


def post(client: Client, sheet: Worksheet, **changed: str) -> int:
    """Sends the answers at the version that the worksheet has now; the status of the answer."""
    sheet.refresh_from_db()
    sent = {"version": str(sheet.version), "writer": "one", **ANSWERS, **changed}
    return client.post(f"/en/practices/study-tours/groups/{sheet.token}/", sent).status_code
