"""Numbers of persons and accounts are found in a text, and nothing that only looks like one."""

import random
from datetime import date, timedelta

import pytest
from stdnum import iban, luhn
from stdnum.dk import cpr
from stdnum.is_ import kennitala
from stdnum.no import fodselsnummer

from portal.personal_numbers import MARK, find_numbers, without_numbers

DICE = random.Random(20)
DAYS = [date(1930, 1, 1) + timedelta(days=DICE.randrange(34_000)) for _ in range(60)]
HETU_MARKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def finnish(day: date) -> str:
    number = f"{day:%d%m%y}{DICE.randrange(2, 899):03}"
    sign = "-" if day.year < 2000 else "A"
    return f"{number[:6]}{sign}{number[6:]}{HETU_MARKS[int(number) % 31]}"


def swedish(day: date) -> str:
    number = f"{day:%y%m%d}{DICE.randrange(1000):03}"
    return f"{number[:6]}-{number[6:]}{luhn.calc_check_digit(number)}"


def norwegian(day: date) -> str:
    while True:
        individual = DICE.randrange(500) if day.year < 2000 else DICE.randrange(500, 1000)
        for check in range(100):
            number = f"{day:%d%m%y}{individual:03}{check:02}"
            if fodselsnummer.is_valid(number):
                return number


def danish(day: date) -> str:
    while True:
        last = DICE.randrange(4000) if day.year < 2000 else DICE.randrange(4000, 9999)
        number = f"{day:%d%m%y}{last:04}"
        if cpr.is_valid(number) and not cpr.checksum(number):
            return f"{number[:6]}-{number[6:]}"


def icelandic(day: date) -> str:
    while True:
        tail = f"{DICE.randrange(1000):03}{9 if day.year < 2000 else 0}"
        if kennitala.is_valid(f"{day:%d%m%y}{tail}"):
            return f"{day:%d%m%y}-{tail}"


def card(_day: date) -> str:
    number = f"4{DICE.randrange(10**14):014}"
    number += luhn.calc_check_digit(number)
    return " ".join(number[place : place + 4] for place in range(0, 16, 4))


def finnish_iban(_day: date) -> str:
    account = f"{DICE.randrange(10**13):013}"
    account += luhn.calc_check_digit(account)
    return iban.format("FI" + iban.calc_check_digits("FI00" + account) + account)


KINDS = {"fi": finnish, "se": swedish, "no": norwegian, "dk": danish, "is": icelandic,
         "card": card, "iban": finnish_iban}


@pytest.mark.parametrize("kind", KINDS)
def test_every_valid_number_is_found_where_it_stands(kind: str) -> None:
    for day in DAYS:
        number = KINDS[kind](day)
        text = f"The person ({number}) was met in Oslo."
        found = find_numbers(text)
        assert [text[one.start : one.end] for one in found] == [number], kind
        # Some numbers of one country are valid ones of another too.
        assert found[0].kind == kind or {found[0].kind, kind} <= {"fi", "se", "dk", "is"}
        assert without_numbers(text) == f"The person ({MARK * len(number)}) was met in Oslo."


@pytest.mark.parametrize("kind", ["fi", "no", "iban", "card"])
def test_a_number_with_a_wrong_check_digit_is_let_through(kind: str) -> None:
    for day in DAYS:
        number = KINDS[kind](day)
        wrong = DICE.choice([digit for digit in "TUVWX" if digit != number[-1]] if kind == "fi"
                            else [digit for digit in "0123456789" if digit != number[-1]])
        assert find_numbers(f"Number {number[:-1]}{wrong} here") == [], (kind, number)


@pytest.mark.parametrize("text", [
    "CPR 2110625629", "personnummer: 8803200016", "198803200016", "19880320-0016",
    "kt. 1201743399", "131052–308T", "131052 - 308t", "hetu: 131052\u2011308T",
    "880380-001" + luhn.calc_check_digit("880380001"), "4111-1111-1111-1111",
    "fi2112345600000785", "DK5000400440116243",
    "131052-308T.", "(131052-308T)", "131052-308T, 070789-9999",
])  # fmt: skip
def test_ways_of_writing_a_number(text: str) -> None:
    assert find_numbers(text), text


@pytest.mark.parametrize("text", [
    "16.2.2021–31.5.2023", "2021-03-15", "2021-03-15T09:30:00+02:00", "20210315", "15032021",
    "OM027:00/2021", "VN/32/2021", "SM2021-123456", "1/2020", "2021/1234", "RP 97/2003 rd",
    "040 123 4567", "0401234567", "040-1234567", "+358 40 123 4567", "+358401234567",
    "+46 70 123 45 67", "0701234567", "+4512345678", "+47 22 86 35 00", "00354 545 9900",
    "ISBN 978-952-259-999-1", "ISBN 9789522599991", "ISBN 951-123-456-7", "ISBN 9511234564",
    "ISSN 1234-5679", "https://doi.org/10.1234/880320-0016", "doi:10.1000/1234567890",
    "2021 2022 2023 2024", "1 000 000 000 000", "Directive 2011/36/EU", "(EU) 2024/1712",
    "Business ID 1234567-1", "556036-0793", "https://example.org/2021031512345678",
    "IS 2018 2019 2020 2021", "The budget was 250000 1000 euros", "12345-123",
])  # fmt: skip
def test_no_false_alarm(text: str) -> None:
    assert find_numbers(f"See {text} for more.") == [], text
    assert without_numbers(text) == text
