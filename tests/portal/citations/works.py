"""Works for tests: with every field, and with letters that formats stumble over."""

from tests.portal import lines
from tests.portal.lines import Fields

ODD = 'Läsning {av} 100 % "råd" & \\dåd: $5 #1 a_b ~ ^ <i>x</i> «ÞÆØ» שלום 🧭'


def everything() -> list[Fields]:
    """A work of each kind, public, in Finnish with an English version, with all that is cited."""
    english = {"translations": {"en": {"title": "In English", "summary": "Short."}}}
    return [
        lines.theme("t", labels={"en": "Labour exploitation", "fi": "Työperäinen hyväksikäyttö"}),
        lines.organisation("o", name="Poliisi & Co", language="fi", names={"en": "The Police"}),
        lines.report(
            "r", language="fi", title=ODD, summary="Yksi\nkaksi {kolme}.", type="study",
            published="2022-03", authors=["Oikeusministeriö, Helsinki", "Åke {Ö} & \\co"],
            publisher="Valtioneuvosto", isbn="978-952-0000-00-0", doi="10.1000/a_b%c",
            countries=["FI", "SE"], themes=["t"], **english,
        ),
        lines.practice("p", language="fi", title="Tarkastus", organisations=["o"], themes=["t"],
                       type="training", **english),
        lines.seminar("s", language="fi", title="Seminaari", type="study-tour",
                      starts="2021-11-09T09:00:00+02:00", place="Helsinki", country="FI",
                      organisers=["o"], **english),
        lines.project("j", language="fi", title="Hanke", number="OM027:00/2021",
                      case_numbers=["VN/32/2021"], appointed_by="oikeusministeriö", **english),
    ]


def levels() -> list[Fields]:
    """A report of each sharing level, with a word of its own in every field."""
    return [
        lines.report(level, title=f"Title{level}", summary=f"Summary{level}", sharing=level,
                     authors=[f"Author{level}"], publisher=f"Publisher{level}", countries=["FI"])
        for level in ("clear", "green", "amber")
    ]


def telling(text: str) -> set[str]:
    """Which of the levels' reports a text tells of."""
    return {level for level in ("clear", "green", "amber")
            if any(f"{word}{level}" in text for word in ("Title", "Summary", "Author", "Publisher"))
            or f"report:{level}" in text or f"report/{level}" in text}
