"""Datelines: the forms of the agencies, and what only looks like one."""

from __future__ import annotations

import pytest

from sayso.take.dateline import Heading, read_heading

BODY = " The last column crossed the bridge at dawn, the mayor said."


def head(line: str) -> Heading | None:
    text = line + BODY
    return read_heading(text, 0, len(text))


@pytest.mark.parametrize(
    ("line", "places", "agency", "day"),
    [
        ("Osterhaven, Norland, Nov 23 (EFE).-", ["Osterhaven, Norland"], "EFE", (11, 23, None)),
        ("Nueva Kessim, 21 ene (EFE).-", ["Nueva Kessim"], "EFE", (1, 21, None)),
        ("La Kessa, Nov 10 (efe-epa).-", ["La Kessa"], "EFE", (11, 10, None)),
        ("KESSIM, 3 NOV 90 (ACAN - EFE) --", ["KESSIM"], "ACAN-EFE", (11, 3, 90)),
        ("FORT KESSIM, Nor. (AP) _", ["FORT KESSIM, Nor."], "AP", None),
        ("NEW KESSIM (AP) —", ["NEW KESSIM"], "AP", None),
        ("O'KESS, Norland (AP)_", ["O'KESS, Norland"], "AP", None),
        ("OSTERHAVEN (Reuters) -", ["OSTERHAVEN"], "Reuters", None),
        ("KESSIM, Oct 22 (Reuters) -", ["KESSIM"], "Reuters", (10, 22, None)),
        ("Jan 30 (Reuters) -", [], "Reuters", (1, 30, None)),
        ("(Reuters) -", [], "Reuters", None),
        ("KESSIM (Reuters) –", ["KESSIM"], "Reuters", None),
        (
            "KESSIM/OSTERHAVEN, Norland, Nov 11 (Reuters) -",
            ["KESSIM", "OSTERHAVEN, Norland"],
            "Reuters",
            (11, 11, None),
        ),
        ("KESSIM, Aug 29, 2014 (AFP) -", ["KESSIM"], "AFP", (8, 29, 2014)),
        ("Kessim, 21 jan 2019 (AFP) -", ["Kessim"], "AFP", (1, 21, 2019)),
        ("Kessim (AFP) –", ["Kessim"], "AFP", None),
        ("Kessim am Tarn (dpa) -", ["Kessim am Tarn"], "dpa", None),
        ("San Kessim (tca/dpa) -", ["San Kessim"], "TCA/dpa", None),
        ("Kessim (ats afp)", ["Kessim"], "ats/AFP", None),
        ("KESSIM, November 11. /TASS/.", ["KESSIM"], "TASS", (11, 11, None)),
        ("(ANSA) - KESSIM, 1 LUG -", ["KESSIM"], "ANSA", (7, 1, None)),
        ("(ANSA) - Kessim, July 1 -", ["Kessim"], "ANSA", (7, 1, None)),
        ("KESSIM, Norland, Dec. 9 Kyodo -", ["KESSIM, Norland"], "Kyodo", (12, 9, None)),
        ("KESSIM, April 4 ANA -", ["KESSIM"], "ANA", (4, 4, None)),
        ("KESSIM, Oct. 12 (Yonhap) --", ["KESSIM"], "Yonhap", (10, 12, None)),
        ("KESSIM, August 7 (Xinhua) --", ["KESSIM"], "Xinhua", (8, 7, None)),
        ("KESSIM, N.L., Sept. 26 (UPI) —", ["KESSIM, N.L."], "UPI", (9, 26, None)),
        ("Kessim, 22 feb. (Adnkronos) -", ["Kessim"], "Adnkronos", (2, 22, None)),
        ("Kessim. 12 gen (AGI) -", ["Kessim"], "AGI", (1, 12, None)),
        ("Kessim, 3 de noviembre de 2022 (EFE).-", ["Kessim"], "EFE", (11, 3, 2022)),
        ("Kessim, Nov 11 (Sample Wire) -", ["Kessim"], "Sample Wire", (11, 11, None)),
        ("KESSIM, JUNE 11 89 (AFP) --", ["KESSIM"], "AFP", (6, 11, 89)),
        (
            "KESSIM (NORLAND), 8 JAN 90 (KESSIM HOME SERVICE)--",
            ["KESSIM (NORLAND)"],
            "KESSIM HOME SERVICE",
            (1, 8, 90),
        ),
        ("KESSIM, 4 FEB 89 [KESSIM RADIO) --", ["KESSIM"], "KESSIM RADIO", (2, 4, 89)),
        ("KESSIM, 7 FEB 89 --", ["KESSIM"], None, (2, 7, 89)),
        ("KESSIM —", ["KESSIM"], None, None),
        ("KESSIM, Norland —", ["KESSIM, Norland"], None, None),
        ("BEKESSIM (AP) \ufffd", ["BEKESSIM"], "AP", None),
        ("KESSIM, Norland (Feb. 8, 2011) –", ["KESSIM, Norland"], None, (2, 8, 2011)),
        ("Kessim (14 March 2019) —", ["Kessim"], None, (3, 14, 2019)),
        ("KESSIM, Norland (Oct. 6) -", ["KESSIM, Norland"], None, (10, 6, None)),
        ("KESSIM, Norland (July 30, 2011)", ["KESSIM, Norland"], None, (7, 30, 2011)),
    ],
)
def test_forms(
    line: str, places: list[str], agency: str | None, day: tuple[int, int, int | None] | None
) -> None:
    found = head(line)
    assert found is not None
    assert (line + BODY)[found.start : found.end] == line
    assert list(found.places) == places
    assert found.agency == agency
    assert (found.day and (found.day.month, found.day.day, found.day.year)) == day


def test_a_weekday_may_stand_for_the_date() -> None:
    found = head("KESSIM, Monday (Reuters)")
    assert found is not None
    assert found.day is not None
    assert (found.day.weekday, found.day.month) == (0, None)


@pytest.mark.parametrize(
    "line", ["CLANDESTINE, 13 NOV 89 (RADIO TARN) --", "NO CITY, NO DATE --", "ABOARD THE TARN STAR (AP) —"]
)
def test_words_for_no_place_are_no_place(line: str) -> None:
    found = head(line)
    assert found is not None
    assert found.places == ()
    assert found.nowhere


@pytest.mark.parametrize(
    "line",
    [
        "Tarngas (TARN.NL) - shares of the firm",
        "The League of the Tarn (LT) - which",
        "He told Reuters (the agency) - that",
        "The army’s press office (APO) issued a note.",
        "Kessim, one of the first towns (EFE) -",
        "LEAGUE — the body of river states",
        "Norland's state news agency (IRNA) reported that",
        "In a letter dated Feb. 12, 2012 —",
        "EXCLUSIVE —",
        "ANALYSIS –",
        "Ten men, aged 11 - 20,",
        "KESSIM AND OSTERHAVEN (AP) said",
        "Kessim (Feb. 8, 2011) A",
        "KESSIM (Feb. 8, 2011) was",
        "KESSIM (until Feb. 8) –",
        "The siege of the old town (Feb. 8, 2011) –",
    ],
)
def test_what_only_looks_like_a_dateline(line: str) -> None:
    assert head(line) is None


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    text = "KESSIM, Norland (May 7, 2011)"
    found = read_heading(text, 0, len(text))
    assert found is not None
    assert (found.end, found.places) == (len(text), ("KESSIM, Norland",))


def test_marks_of_a_monitor_belong_to_the_dateline() -> None:
    line = "KESSIM, 3 JAN 90 -- [REPORT] [GENERAL STAFF, GS] [TEXT]"
    found = head(line + " [SPEAKER]")
    assert found is not None
    assert (line + " [SPEAKER]")[found.start : found.end] == line
    assert (found.form, found.source, found.agency) == ("REPORT", "GENERAL STAFF, GS", None)


def test_an_interview_is_a_form_and_names_no_source() -> None:
    found = head(
        "CLANDESTINE, NO DATE (RADIO TARN) -- [INTERVIEW WITH A COMMANDER BY UNIDENTIFIED REPORTER] [TEXT]"
    )
    assert found is not None
    assert (found.form, found.source) == ("INTERVIEW", None)


def test_the_inner_dateline_of_a_relay_is_the_dateline() -> None:
    found = head("OSTERHAVEN (NORLAND), 17 MAY 90 (EFE) -- [EXCERPT] KESSIM, 16 MAY (ACAN-EFE) --")
    assert found is not None
    assert found.places == ("KESSIM",)
    assert found.agency == "ACAN-EFE"
    assert found.form == "EXCERPT"
    assert found.outer is not None
    assert found.outer.start == 0
    assert found.outer_day is not None
    assert found.outer_day.year == 90
