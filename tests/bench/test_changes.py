"""The replay of dated items: a change is written once, when it is one, with its day and the item that told it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from sayso import cli
from sayso.bench.changes import Replay
from sayso.bench.items import DatedItem
from tests.kit import kit


def told(*items: tuple[str, str] | tuple[str, str, str]) -> list[tuple[str, str | None, str | None]]:
    """(place, holder, date) of each row, from (day, title) or (day, title, description)."""
    dated = [
        DatedItem(
            published=f"{day}T12:00:00+00:00",
            title=title,
            description=rest[0] if rest else "",
            link=f"https://x.example/{number}",
            source=None,
        )
        for number, (day, title, *rest) in enumerate(items)
    ]
    return [(row["place"], row["holder"], row["date"]) for row in Replay(kit=kit()).rows(dated)]


@pytest.mark.parametrize(
    ("title", "holder"),
    [
        ("Russia takes control of Kherson - mayor", "Russia"),
        ("Ukraine says Kherson has fallen", "Russia"),
        ("Ukrainian troops recapture Kherson", "Ukraine"),
        ("Russian forces pull out of Kherson", "Russia"),
        ("Russia orders forces to leave Kherson", "Russia"),
        ("Russia to withdraw troops from Kherson", "Russia"),
        ("Kherson falls to Russian forces", "Russia"),
        ("What the fall of Kherson means for the war", "Russia"),
        ("What Kherson's fall means for the war", "Russia"),
        ("Ukrainian forces drive Russian troops out of Kherson", "Ukraine"),
        ("Ukrainian flag raised in Kherson, says governor", "Ukraine"),
        ("Kherson has been liberated, says Ukraine's army chief", "Ukraine"),
        ("Russian defence ministry claims control of Kherson", "Russia"),
        ("Russians pull back from Kherson", "Russia"),
        ("Kherson: Russian troops flee key city", "Russia"),
    ],
)
def test_headlines_that_tell_a_change(title: str, holder: str) -> None:
    assert told(("2022-11-11", title)) == [("Kherson", holder, "2022-11-11")]


@pytest.mark.parametrize(
    "title",
    [
        "Could Ukraine retake Kherson?",
        "If Ukraine takes Kherson, what next?",
        "Ukraine may retake Kherson by spring",
        "Russia is trying to take Kherson",
        "Zelensky vows to retake Kherson",
        "Ukraine denies fall of Kherson",
        "Fighting for control of Kherson goes on",
        "Families flee Kherson",
        "Ukraine urges Russia to withdraw from Kherson",
        "Companies pull out of Russia",
        "Russia withdraws from grain talks in Geneva",
        "Russian troops pushed out of Kherson suburb",
        "Troops pull back from villages near Kherson",
        "Inside Russian-occupied Kherson",
        "Why the liberation of Kherson is only a matter of time",
        "Official says Russian troops will most likely leave Kherson",
        "A Ukrainian soldier walks into Kherson",
        "Russian officials leave Kherson as battle looms",
        "Zelensky: Russia will lose Kherson",
        "A year of war: From the fall of Kherson to the siege of Bakhmut",
        "Russian forces retreat from strategic Kherson town",
        "Ukrainian forces liberate town on road to Kherson",
        "The worst defeat since the Russian retreat from Kherson",
        "Residents of Kherson describe life under occupation",
    ],
)
def test_headlines_that_tell_none(title: str) -> None:
    rows = [row for row in told(("2022-11-11", title)) if row[0] == "Kherson"]
    assert rows == []


@pytest.mark.parametrize(
    "title",
    [
        "Kherson liberated, says Ukraine's general staff",
        "Kherson 'fully liberated' from Russians, says Ukraine",
        "Ukrainian army 'in control of Kherson'",
        "Ukraine's army retakes Kherson",
        "Ukraine retakes Kherson - defence ministry",
        "Kherson fully cleared of Russian troops, Ukraine says",
        "Ukraine says it controls Kherson",
        "Ukrainian forces retake eastern stronghold of Kherson",
    ],
)
def test_headlines_leave_words_out(title: str) -> None:
    rows = told(("2022-11-11", title, "Crowds filled the streets, residents said."))
    assert rows == [("Kherson", "Ukraine", "2022-11-11")]


def test_the_army_that_withdraws_is_not_the_one_that_captures() -> None:
    rows = told(("2023-12-18", "Sudan war: RSF captures Wad Madani as army withdraws"))
    assert rows == [("Wad Madani", "Sudan", "2023-12-18"), ("Wad Madani", "RSF", "2023-12-18")]


def test_who_enters_after_the_enemy_left_holds() -> None:
    rows = told(
        ("2022-11-11", "Russia says its troops have left Kherson"),
        ("2022-11-11", "Kherson: Cheers as Ukrainian soldiers enter city", "Crowds wave flags."),
    )
    assert rows == [("Kherson", "Russia", "2022-11-11"), ("Kherson", "Ukraine", "2022-11-11")]


def test_a_flag_without_a_name_is_theirs_whose_enemy_goes() -> None:
    rows = told(("2022-11-10", "Flag raised in Snihurivka as Russian troops pull back"))
    assert rows[-1] == ("Snihurivka", "Ukraine", "2022-11-10")


def test_both_towns_are_the_two_that_the_headline_names() -> None:
    text = "Ukraine now controls both towns, officials say."
    rows = told(("2022-09-11", "Kupiansk and Izium are free", text))
    assert rows == [("Izium", "Ukraine", "2022-09-11"), ("Kupiansk", "Ukraine", "2022-09-11")]


def test_a_label_names_the_town_that_the_title_points_at() -> None:
    text = "The liberation of the hub opens the road into Luhansk, experts say."
    rows = told(("2022-10-02", "Lyman: Ukraine's key town fully cleared of Russians, says Zelensky", text))
    assert rows == [("Lyman", "Ukraine", "2022-10-02")]


def test_a_place_that_returns_to_a_side_is_news() -> None:
    text = "Defence intelligence says the city is returning to Ukrainian control."
    assert told(("2022-11-11", "Jubilation in Kherson", text)) == [("Kherson", "Ukraine", "2022-11-11")]


def test_a_town_near_another_is_the_one_that_the_paragraph_names() -> None:
    text = "Ukraine's army has retaken Snihurivka, officials say, as Russian troops fall back to the river."
    rows = told(("2022-11-10", "Ukrainian forces liberate town on road to Kherson", text))
    assert rows == [("Snihurivka", "Ukraine", "2022-11-10")]


def test_a_village_that_no_gazetteer_has_is_a_place_without_a_point() -> None:
    rows = told(("2022-10-05", "Ukrainian forces liberate village of Qorvadne"))
    assert rows == [("Qorvadne", "Ukraine", "2022-10-05")]
    assert told(("2022-10-05", "Russia takes control of Qorvadne project")) == []


@pytest.mark.parametrize(
    "text",
    [
        "By December Kherson had been won back.",
        "Russian troops took Kherson in the first week of the war.",
        "Kherson had been in Russian hands from the first day of the invasion.",
    ],
)
def test_a_past_without_a_day_is_no_news(text: str) -> None:
    assert told(("2022-12-30", "The year in maps", text)) == []


def test_what_is_told_in_passing_happened_when_the_whole_was_left() -> None:
    rows = told(
        ("2022-03-29", "Russia withdraws from Kyiv region"),
        ("2022-04-03", "Streets of ruin", "A team saw the town of Bucha, after Russian soldiers pulled out."),
    )
    assert ("Bucha", "Russia", "2022-03-29") in rows


def test_a_retaking_of_a_town_is_not_dated_by_its_region() -> None:
    rows = told(
        ("2022-09-04", "Ukraine says it has retaken most of the Kherson region"),
        ("2022-10-04", "Ukraine's army retakes Davydiv Brid"),
    )
    assert rows[-1] == ("Davydiv Brid", "Ukraine", "2022-10-04")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Britain compared to Ukraine leaving the European Union", ""),
        ("Russian troops retreat from northern Ukraine", ""),
        ("Ukrainian forces reclaim villages near Kharkiv", "Russian forces are retreating, officials say."),
    ],
)
def test_unions_quarters_of_countries_and_towns_named_beside_are_not_left(title: str, text: str) -> None:
    rows = told(("2022-05-13", title, text))
    assert [row for row in rows if row[1] == "Russia" or row[0] == "European Union"] == []


def test_the_town_is_neither_where_troops_come_from_nor_what_a_village_lies_near() -> None:
    fled = (
        "2022-09-10",
        "Russian forces abandon city of Izium",
        "Moscow's troops fled the city on Saturday.",
    )
    assert told(fled) == [("Izium", "Russia", "2022-09-10")]
    text = "The defence ministry in Moscow says its troops took control of the village."
    assert told(("2022-10-06", "Russia claims capture of Zaitseve near Bakhmut", text)) == [
        ("Zaitseve", "Russia", "2022-10-06")
    ]


def test_fighters_are_not_where_they_are_called_by() -> None:
    rows = told(("2021-12-06", "Army advances", "The town fell to Tigrayan fighters on Sunday."))
    assert [row for row in rows if row[0] == "Tigray"] == []


def test_an_oil_city_is_no_oil_field() -> None:
    text = "Iraqi troops moved into the oil city on Monday."
    assert [row[0] for row in told(("2017-10-16", "Iraqi forces seize Kirkuk", text))] == ["Kirkuk"]


def test_rebels_of_a_people_are_not_its_state() -> None:
    rows = told(("2024-12-08", "Syrian rebels say they have taken Homs"))
    assert [(place, holder) for place, holder, _ in rows if holder == "Syria"] == []


def test_a_report_told_again_is_no_new_change() -> None:
    rows = told(
        ("2022-11-11", "Ukraine retakes Kherson"),
        ("2022-11-12", "Ukraine's troops have recaptured Kherson"),
        ("2022-11-20", "Kherson residents tell of joy", "Ukraine took back the city last week."),
        ("2022-11-25", "Russia shells Kherson", "Russian forces withdrew from the city this month."),
    )
    assert rows == [("Kherson", "Ukraine", "2022-11-11")]


def test_the_past_told_in_passing_never_flips_a_place_back() -> None:
    rows = told(
        ("2022-11-11", "Ukraine retakes Kherson"),
        ("2022-11-20", "Power returns to Kherson", "Russia captured the city in March."),
        (
            "2022-11-21",
            "Torture chambers found in Kherson",
            "They were used during the Russian occupation of Kherson.",
        ),
    )
    assert rows == [("Kherson", "Ukraine", "2022-11-11")]


def test_a_day_that_the_words_name_is_the_day_of_the_change() -> None:
    text = (
        "On Monday, after heavy fighting, Ukrainian forces regained control of Makariv, a town west of Kyiv."
    )
    assert told(("2022-03-23", "Small gains", text)) == [("Makariv", "Ukraine", "2022-03-21")]
    since = "The city of Izium has been under Russian occupation since the beginning of April."
    assert told(("2022-05-10", "Bodies found", since)) == [("Izium", "Russia", "2022-04")]


def test_the_city_is_the_one_that_the_headline_names() -> None:
    rows = told(
        ("2022-05-17", "Mariupol: Eighty days of siege", "The port city is now under Russian control.")
    )
    assert rows == [("Mariupol", "Russia", "2022-05-17")]


def test_a_plant_goes_by_what_the_item_says_of_it() -> None:
    text = (
        "Russian forces have withdrawn from Chernobyl, the state enterprise that runs the nuclear plant said."
    )
    (row,) = told(("2022-03-31", "Troops leave", text))
    assert row[0] == "Chornobyl Nuclear Power Plant"


def test_a_region_of_the_same_name_is_not_told_twice() -> None:
    text = "The fall of the last city means the whole Luhansk region is now under Russian control."
    assert told(("2022-07-04", "What now that Luhansk has fallen?", text)) == [
        ("Luhansk region", "Russia", "2022-07-04")
    ]


def test_other_wars_read_alike() -> None:
    assert told(("2021-08-13", "Kandahar falls to the Taliban")) == [("Kandahar", "Taliban", "2021-08-13")]
    assert told(("2025-01-28", "M23 rebels seize airport of Goma")) == [
        ("Goma International Airport", "M23", "2025-01-28")
    ]


def test_the_command_writes_rows_with_their_items(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    items, out = tmp_path / "items.jsonl", tmp_path / "changes.jsonl"
    line = {
        "published": "2022-11-11T12:00:00+00:00",
        "title": "Ukraine retakes Kherson",
        "link": "https://x.example/1",
    }
    items.write_text(json.dumps(line) + "\n", encoding="utf-8")
    arguments = ["sayso", "bench", "control", "--items", str(items), "--out", str(out), "--json"]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit):
        cli.main()
    assert json.loads(capsys.readouterr().out)["changes"] == 1
    (row,) = (json.loads(text) for text in out.read_text(encoding="utf-8").splitlines())
    assert row["items"] == ["https://x.example/1"]
    assert row["known_at"] == "2022-11-11T12:00:00+00:00"
    assert (row["holding"], row["status"]) == ("held", "reported")
    assert row["lat"] == pytest.approx(46.6, abs=0.2)
