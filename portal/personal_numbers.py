"""Numbers that name one person or one account, wherever they stand in a text.

The five Nordic personal identity numbers, card numbers and IBANs must never be kept here. What is
found is told by kind and place only: nothing here logs or keeps a number. Check digits and dates
are tested by python-stdnum; a form that many harmless numbers share (ten digits in a row) counts
only when nothing speaks against it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from stdnum import iban, luhn
from stdnum.dk import cpr
from stdnum.fi import hetu
from stdnum.is_ import kennitala
from stdnum.no import fodselsnummer

MARK = "█"  # stands in a kept text for each character of a number taken out

KIND_LABELS = {
    "fi": _("a Finnish personal identity code"),
    "se": _("a Swedish personal identity number"),
    "no": _("a Norwegian national identity number"),
    "dk": _("a Danish CPR number"),
    "is": _("an Icelandic identity number"),
    "card": _("a payment card number"),
    "iban": _("a bank account number"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A number of a kind (a key of KIND_LABELS) at `start` up to `end` of a text."""

    kind: str
    start: int
    end: int


# One character for one, so that places stay what they are.
_ALIKE = str.maketrans(
    {**dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "), **dict.fromkeys("‐‑‒–—−", "-"),
     **{chr(0xFF10 + digit): str(digit) for digit in range(10)}}
)
# Not inside a word, an address, a DOI or a longer number; no international phone number.
_BEFORE, _AFTER = r"(?<![\w+/.])(?<!\d-)(?<!\d,)", r"(?![\w])(?!-\d)(?![.,/]\d)"
_HETU = re.compile(_BEFORE + r"(\d{6}) ?([-+A-FU-Y]) ?(\d{3}[0-9A-Y])" + _AFTER, re.IGNORECASE)
_TEN = re.compile(_BEFORE + r"(\d{6})( ?[-+] ?| )?(\d{4})" + _AFTER)
_ELEVEN = re.compile(_BEFORE + r"(\d{6})[ -]?(\d{5})" + _AFTER)
_TWELVE = re.compile(_BEFORE + r"((?:18|19|20)\d{6})( ?[-+] ?| )?(\d{4})" + _AFTER)
_CARD = re.compile(_BEFORE + r"\d(?:[ -]?\d){13,18}" + _AFTER)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)
# Ranges of the large issuers by length (ISO/IEC 7812).
_ISSUERS = re.compile(
    r"4\d{15}(\d{3})?|5[1-5]\d{14}|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|6(011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|3(0[0-5]|[689]\d)\d{11}"
)
_SAYS_PERSON = re.compile(
    r"(cpr|hetu|kennital|kt\.?\s|personn|person-?n|fødselsn|fodselsn|henkilötun|identity|"
    r"id[- ]?n)\D{0,25}$", re.IGNORECASE
)
_SAYS_OTHER = re.compile(r"(isbn|issn|doi|tel|tlf|puh|sími|gsm|mobil\w*|phone)\D{0,12}(\d+-)?$",
                         re.IGNORECASE)


def find_numbers(text: str) -> list[Finding]:
    """What is found in `text`, in order and without overlaps."""
    plain = text.translate(_ALIKE)
    found: list[Finding] = []
    for finding in sorted(_candidates(plain), key=lambda one: (one.start, -one.end)):
        if not found or finding.start >= found[-1].end:
            found.append(finding)
    return found


def without_numbers(text: str) -> str:
    """`text` with MARK in the place of each character of a found number; as long as before."""
    for one in find_numbers(text):
        text = text[: one.start] + MARK * (one.end - one.start) + text[one.end :]
    return text


def _candidates(text: str) -> Iterator[Finding]:
    for hit in _IBAN.finditer(text):
        if end := _iban_end(hit.group()):
            yield Finding("iban", hit.start(), hit.start() + end)
    for hit in _CARD.finditer(text):
        digits = re.sub(r"\D", "", hit.group())
        if _ISSUERS.fullmatch(digits) and luhn.is_valid(digits):
            yield Finding("card", *hit.span())
    for hit in _HETU.finditer(text):
        if hetu.is_valid("".join(hit.groups()), allow_temporary=True):
            yield Finding("fi", *hit.span())
    for hit in _ELEVEN.finditer(text):
        if fodselsnummer.is_valid(hit[1] + hit[2]):
            yield Finding("no", *hit.span())
    for hit in _TWELVE.finditer(text):
        if _is_swedish(hit[1][2:], hit[3], int(hit[1][:2])):
            yield Finding("se", *hit.span())
    for hit in _TEN.finditer(text):
        if kind := _kind_of_ten(text[: hit.start()], hit[1], (hit[2] or ""), hit[3]):
            yield Finding(kind, *hit.span())


def _iban_end(text: str) -> int:
    """How many characters of `text` are an IBAN; 0 when it does not begin with one."""
    for end in range(len(text), 14, -1):
        if text[end - 1] != " " and iban.is_valid(text[:end]):
            return end
    return 0


def _kind_of_ten(before: str, first: str, between: str, last: str) -> str:
    """What six digits and four more are: "se", "is", "dk", or "" for nothing of a person."""
    if _SAYS_OTHER.search(before):
        return ""
    told = bool(_SAYS_PERSON.search(before))
    joined = first + last
    # Ten digits that begin with 0 are how phone numbers are written; in a row, or with a space.
    if joined[0] == "0" and not between.strip() and not told:
        return ""
    if _is_swedish(first, last):
        return "se"
    if joined[0] < "4" and kennitala.is_valid(joined):
        return "is"
    # Since 2007 a CPR number need not have a valid check digit: its hyphen speaks for it then.
    checked = cpr.is_valid(joined) and (cpr.checksum(joined) == 0 or told or "-" in between)
    return "dk" if checked else ""


def _is_swedish(first: str, last: str, century: int | None = None) -> bool:
    """A personal or coordination number (the day plus 60): its date and its check digit."""
    month, day = int(first[2:4]), int(first[4:6])
    return luhn.is_valid(first + last) and any(
        _is_day(hundred * 100 + int(first[:2]), month, day - 60 if day > 60 else day)
        for hundred in ([century] if century else (19, 20))
    )


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
