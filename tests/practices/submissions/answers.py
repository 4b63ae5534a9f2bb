"""What a submitter types, as a browser sends it."""

from typing import Any

ANSWERS: dict[str, dict[str, Any]] = {
    "short": {
        "title": "Mobile help desk for seasonal workers", "language": "en",
        "summary": "A bus with two advisers visits berry farms every week.",
        "practice_type": "victim-support", "status": "ongoing", "started": "2024-05",
        "countries": ["FI", "SE"], "themes": ["labour-exploitation"],
    },
    "pairs": {
        "pairs-0-problem": "Workers do not find the authorities.",
        "pairs-0-solution": "The authorities come to them.",
        "pairs-3-problem": "Nobody dares to speak.", "pairs-3-solution": "Talk in the bus.",
    },
    "how": {"body": "## Each week\nThe bus drives.", "phases-0-title": "Planning",
            "phases-0-text": "Choose the farms."},
    "outcomes": {"outcomes-0-statement": "More people ask for help.",
                 "outcomes-0-direction": "worked", "outcomes-0-evidence": "local-evaluation",
                 "lessons": "Come in the evening."},
    "elsewhere": {"preconditions": "A bus\nA mandate", "transferability": "All of it.",
                  "resources": "Two people.", "legal_basis": "", "target_groups": "Workers"},
    "who": {"organisations": "Berry Aid", "sources": "https://example.org/bus",
            "sharing": "green"},
}
