"""build_take: whole sample stories, and what must hold for any copy."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError, SaysoError
from sayso.model.take import Item, Take, ZoneKind
from sayso.take import build_take
from sayso.wire import read_item

STORIES = Path(__file__).resolve().parents[1] / "stories" / "wire"
SAMPLES = {path.name: path.read_text("utf-8") for path in sorted(STORIES.glob("*-form.txt"))}
SAMPLES["wrapped.txt"] = (STORIES / "wrapped.txt").read_text("utf-8")
TODAY = dt.date(2026, 11, 22)


def item(text: str) -> Item:
    return Item(text=text, reader="test", raw_sha256="0" * 64, media_type="text/plain")


def sample(name: str, *, published: str | None = None, today: dt.date | None = TODAY) -> Take:
    return build_take(read_item((STORIES / name).read_bytes()), published=published, today=today)


def parts(take: Take, kind: ZoneKind) -> list[str]:
    return [take.text[zone.start : zone.end] for zone in take.zones_of(kind)]


def codes(take: Take) -> list[str]:
    return [problem.code for problem in take.problems]


def test_a_story_in_the_form_of_efe() -> None:
    take = sample("efe-form.txt")
    assert take.section == "War & Peace"
    assert take.headline == "Garrison leaves port of Kessim after two-week siege"
    assert take.update is not None
    assert take.update.number == 2
    assert take.update.actions == (
        "adds",
        "changes_focus",
        "alters_dateline",
        "alters_headline",
        "writes_through",
    )
    assert parts(take, ZoneKind.EDIT_NOTE) == [take.update.text]
    assert take.dateline is not None
    assert take.dateline.text == "Osterhaven, Norland, Sep 2 (EFE).-"
    assert take.dateline.places == ("Osterhaven, Norland",)
    assert (take.dateline.date, take.dateline.year_from) == ("2022-09-02", "weekday")
    assert (take.agency, take.desk, take.language) == ("EFE", ("abc-de", "fg", "hi"), "en")
    body = parts(take, ZoneKind.BODY)
    assert len(body) == 5
    assert body[0].startswith("The garrison of Kessim")
    assert body[-1] == "The siege of the port began in August."
    assert parts(take, ZoneKind.SIGNATURE) == ["EFE", "abc-de/fg/hi"]
    assert parts(take, ZoneKind.FURNITURE) == [
        "Related Articles",
        "Norland names new envoy to river talks",
        "Back to top button",
    ]
    assert take.problems == ()


def test_a_story_in_the_form_of_reuter() -> None:
    take = sample("reuter-form.txt", published="1987-04-07T16:07:09Z")
    assert take.headline == "NORLAND SAYS RIVER LINE HOLDS - ARMY"
    assert (take.agency, take.dateline, take.day) == ("Reuters", None, "1987-04-07")
    assert len(parts(take, ZoneKind.BODY)) == 3
    assert parts(take, ZoneKind.SIGNATURE) == ["REUTER"]
    assert codes(take) == ["no-dateline"]


def test_a_story_in_the_form_of_a_monitor() -> None:
    take = sample("monitor-form.txt")
    assert take.headline is None
    assert take.dateline is not None
    assert take.dateline.text.endswith("[GENERAL STAFF\nOF THE ARMY OF NORLAND] [TEXT]")
    assert take.dateline.date == "1989-02-04"
    assert take.dateline.form == "COMMUNIQUE"
    assert take.dateline.source == "GENERAL STAFF OF THE ARMY OF NORLAND"
    assert take.agency == "NORLAND HOME SERVICE"
    body = parts(take, ZoneKind.BODY)
    assert len(body) == 3
    assert body[0].startswith("[SPEAKER] OUR TROOPS")
    assert body[0].endswith("DURING THE\nNIGHT.")
    assert codes(take) == ["no-headline"]


def test_a_relay_keeps_both_datelines_as_zones() -> None:
    take = sample("relay-form.txt")
    assert take.dateline is not None
    assert (take.dateline.places, take.dateline.date, take.agency) == (("KESSIM",), "1989-02-04", "ACAN-EFE")
    assert take.dateline.form == "EXCERPTS"
    assert parts(take, ZoneKind.DATELINE) == [
        "OSTERHAVEN (NORLAND), 5 FEB 89 (EFE) -- [EXCERPTS]",
        "KESSIM, 4 FEB (ACAN-EFE) --",
    ]
    assert len(parts(take, ZoneKind.BODY)) == 2


def test_a_story_in_the_form_of_ap_without_blank_lines() -> None:
    take = sample("ap-form.txt", published="2022-09-08T01:00:00Z")
    assert take.slugline == "NL--River Line"
    assert take.headline == "Shells hit station in Kessim as river talks open"
    assert take.update is not None
    assert (take.update.number, take.update.actions) == (3, ("updates", "adds"))
    assert take.byline == "By ANA EXAMPLE and BEN SAMPLE"
    assert take.dateline is not None
    assert (take.dateline.places, take.dateline.date, take.day) == (("KESSIM, Norland",), None, "2022-09-08")
    body = parts(take, ZoneKind.BODY)
    assert [words[:10] for words in body] == ["Shells hit", "“It went o", "The envoys"]
    assert parts(take, ZoneKind.CONTRIBUTORS) == [
        "Example reported from Osterhaven. Carl Placeholder contributed to this report."
    ]


def test_pasted_copy_with_hard_line_ends() -> None:
    take = sample("wrapped.txt")
    assert take.headline == "Ferry traffic on the Tarn resumes"
    assert take.dateline is not None
    assert (take.dateline.date, take.agency) == ("2021-03-03", "Sample Wire")
    assert [words.split()[-1] for words in parts(take, ZoneKind.BODY)] == ["statement.", "mines.", "more."]
    assert parts(take, ZoneKind.CONTRIBUTORS) == ["(Reporting by A. Example; editing by B. Sample)"]


def test_a_page() -> None:
    take = sample("page.html")
    assert (take.headline, take.section, take.byline) == (
        "Bridge at Kessim reopens to carts",
        "Region",
        "Ana Example",
    )
    assert parts(take, ZoneKind.HEADLINE) == [take.headline]
    assert take.published == "2022-09-03T11:30:00+02:00"
    assert take.dateline is not None
    assert (take.dateline.date, take.dateline.year_from) == ("2022-09-03", "published")
    assert take.desk == ("kl-mn", "op")
    assert parts(take, ZoneKind.FURNITURE)[0] == "Related Articles"
    assert parts(take, ZoneKind.FURNITURE)[-1] == "Back to top button"
    assert len(parts(take, ZoneKind.BODY)) == 3


def test_a_leading_byline_is_parted_from_the_dateline() -> None:
    take = build_take(item("By Ana Example. KESSIM (Reuters) - The bridge was shut, the mayor said."))
    assert parts(take, ZoneKind.BYLINE) == ["By Ana Example."]
    assert take.dateline is not None
    assert take.dateline.places == ("KESSIM",)


def test_a_tag_before_the_headline_is_taken_off_and_gives_the_number() -> None:
    take = build_take(
        item("UPDATE 2-Norland army leaves port\n\nKESSIM (Reuters) - It left, the mayor said.")
    )
    assert take.headline == "Norland army leaves port"
    assert take.update is not None
    assert (take.update.number, take.update.text) == (2, "UPDATE 2-")


@pytest.mark.parametrize(
    ("line", "notes", "number", "actions"),
    [
        ("CORRECTED-UPDATE 2-Norland army leaves port", ["CORRECTED-UPDATE 2-"], 2, ("corrects", "updates")),
        ("Norland army leaves port (ADDS QUOTES)", ["(ADDS QUOTES)"], None, ("adds",)),
        (
            "UPDATE 1-Norland army leaves port (adds quotes)",
            ["UPDATE 1-", "(adds quotes)"],
            1,
            ("updates", "adds"),
        ),
    ],
)
def test_marks_round_a_headline_are_notes_and_no_part_of_it(
    line: str, notes: list[str], number: int | None, actions: tuple[str, ...]
) -> None:
    take = build_take(item(f"{line}\n\nKESSIM (Reuters) - It left, the mayor said."))
    assert (take.headline, parts(take, ZoneKind.HEADLINE)) == (
        "Norland army leaves port",
        ["Norland army leaves port"],
    )
    assert parts(take, ZoneKind.EDIT_NOTE) == notes
    assert take.update is not None
    assert (take.update.number, take.update.actions) == (number, actions)


def test_a_mark_and_a_note_tell_together_what_was_done() -> None:
    copy = (
        "CORRECTED-Norland army leaves port\n\n(Adds quotes)\n\nKESSIM (Reuters) - It left, the mayor said."
    )
    take = build_take(item(copy))
    assert take.update is not None
    assert take.update.text == "CORRECTED- (Adds quotes)"
    assert set(take.update.actions) == {"adds", "corrects"}


def test_the_sort_of_a_story_is_taken_off_its_headline_and_is_no_update() -> None:
    take = build_take(
        item("EXCLUSIVE-Norland army leaves port\n\nKESSIM (Reuters) - It left, the mayor said.")
    )
    assert (take.headline, take.update) == ("Norland army leaves port", None)


def test_a_mark_in_the_envelope_is_taken_off_too() -> None:
    copy = "KESSIM (Reuters) - It left, the mayor said."
    take = build_take(replace(item(copy), headline="UPDATE 3-Norland army leaves port"))
    assert take.headline == "Norland army leaves port"
    assert take.update is not None
    assert take.update.number == 3


def test_a_story_without_headline_or_dateline_has_problems_not_errors() -> None:
    take = build_take(item("The bridge was shut, the mayor said. Nobody knew why."))
    assert (take.headline, take.dateline, take.agency, take.update) == (None, None, None, None)
    assert codes(take) == ["no-headline", "no-dateline", "no-agency"]
    assert len(parts(take, ZoneKind.BODY)) == 1


def test_without_a_today_the_year_stays_unknown() -> None:
    take = sample("efe-form.txt", today=None)
    assert take.dateline is not None
    assert take.dateline.date is None
    assert codes(take) == ["year-unknown"]


@pytest.mark.parametrize("published", [None, "", "  "])
def test_published_may_be_unknown(published: str | None) -> None:
    assert sample("reuter-form.txt", published=published).published is None


@pytest.mark.parametrize("published", ["yesterday", "11/11/2022", "2022-11-31", "2022-11-11T12:00"])
def test_a_published_that_is_no_date_is_refused(published: str) -> None:
    with pytest.raises(InputError) as caught:
        sample("reuter-form.txt", published=published)
    assert caught.value.code == "SAY-105"
    assert "2022-11-11T14:05:00Z" in caught.value.line()


def test_published_goes_before_the_envelope() -> None:
    assert sample("page.html", published="2021-09-04").published == "2021-09-04"


def test_ids_depend_on_the_content_alone() -> None:
    first, again = sample("efe-form.txt"), sample("efe-form.txt")
    assert first == again
    assert first.id.startswith("take:")
    assert sample("efe-form.txt", published="2022-09-02").id != first.id
    assert build_take(item(first.text + "\n"), today=TODAY).id != first.id


def test_takes_under_one_headline_and_day_share_a_story() -> None:
    copy = "Norland army leaves port\n\nKessim, Sep 2 (EFE).- The army left, the mayor said."
    updated = copy.replace("\n\nKessim", "\n\n(Update 1: Adds quote)\n\nKessim") + "\n\nHe gave no number."
    first, second = (build_take(item(text), published="2022-09-02") for text in (copy, updated))
    assert first.id != second.id
    assert first.story == second.story
    assert build_take(item(copy.replace("Sep 2", "Sep 3")), published="2022-09-03").story != first.story
    assert build_take(item(copy.replace("army", "navy")), published="2022-09-02").story != first.story


def test_a_story_may_be_bound_by_hand() -> None:
    assert build_take(item("The bridge was shut."), story=" bridge-1 ").story == "bridge-1"
    for wrong in ("", "  ", "a\nb", "x" * 201):
        with pytest.raises(InputError) as caught:
            build_take(item("The bridge was shut."), story=wrong)
        assert caught.value.code == "SAY-106"


def check(text: str, published: str | None = None) -> None:
    """What holds for any copy: zones in order, apart, inside, trimmed, and nothing but white space outside them."""
    try:
        take = build_take(item(text), published=published, today=TODAY)
    except SaysoError:
        return
    assert take.text == text
    at, outside = 0, ""
    for zone in take.zones:
        assert at <= zone.start < zone.end <= len(text)
        outside += text[at : zone.start]
        at = zone.end
        words = text[zone.start : zone.end]
        assert words == words.strip()
        assert not (zone.kind is ZoneKind.BODY and "\n\n" in words)
    assert not (outside + text[at:]).strip()
    if take.dateline is not None:
        assert take.dateline.text == text[take.dateline.start : take.dateline.end]
        assert any(
            zone.kind is ZoneKind.DATELINE
            and (zone.start, zone.end) == (take.dateline.start, take.dateline.end)
            for zone in take.zones
        )


SNIPPETS = st.one_of(
    st.sampled_from(
        ["\n", "\n\n", "(", ")", " (EFE).-", "[TEXT]", " -- ", "\x00", "\u2028", "EFE", "By A B. ", "\t"]
    ),
    st.sampled_from(
        ["Nov 31", "29 FEB 89", "UPDATE 1-", "(Update 2: Adds)", "Related Articles\n", "REUTER", "\u00a0"]
    ),
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(SAMPLES.values())),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 300), SNIPPETS), max_size=6),
    st.sampled_from([None, "1989-02-04", "2024-02-29T23:59:00Z"]),
)
def test_cuts_and_mutations_of_stories(
    story: str, edits: list[tuple[int, int, str]], published: str | None
) -> None:
    for at, length, snippet in edits:
        cut = at % (len(story) + 1)
        story = story[:cut] + snippet + story[cut + length :]
    check(story, published)


@settings(max_examples=250, deadline=None)
@given(st.text(max_size=300))
@example("")
@example("\ud800")
@example("Kessim, 29 FEB 89 (EFE) --")
@example("(EFE).-\n(EFE).-")
def test_any_text(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        return  # no reader lets half a character through
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "()" * 50_000,
        "a " * 50_000,
        " " * 100_000 + "a",
        "\n" * 100_000,
        "Kessim, " * 12_000,
        "KESSIM, 3 JAN 90 -- " + "[TEXT] " * 14_000,
        "UPDATE 1-" * 11_000,
        "- " * 50_000,
        "/AP/" * 25_000,
        "“" * 100_000,
        '"a' * 50_000,
        "2022 " * 20_000,
        "11 Nov " * 14_000,
        "." * 100_000,
        "A b.\n" * 20_000,
        "By A. " * 16_000,
        "BC-" * 33_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    started = dt.datetime.now(dt.UTC)
    check(text)
    check(f"Title above\n\n{text}")
    # 0.3 s on one core for the slowest; doubling back would take minutes.
    assert (dt.datetime.now(dt.UTC) - started).total_seconds() < 10


def test_a_megabyte_of_copy_is_read_in_time() -> None:
    text = (
        "The army said that it had left the town on Friday and that 20 men were hurt. " * 12 + "\n\n"
    ) * 1_000
    take = build_take(item(f"Kessim, Sep 2 (EFE).- {text}"), today=TODAY)
    assert len(parts(take, ZoneKind.BODY)) == 1_000


@pytest.mark.shared
def test_the_dispatch_of_the_issue(shared: Path) -> None:
    take = build_take(read_item((shared / "stories" / "efe-kherson.txt").read_bytes()), today=TODAY)
    assert (take.section, take.agency, take.desk) == ("Conflicts & War", "EFE", ("mos-int", "jt", "ch"))
    assert take.update is not None
    assert take.update.number == 1
    assert take.update.actions == (
        "adds",
        "changes_focus",
        "alters_dateline",
        "alters_headline",
        "writes_through",
    )
    assert take.dateline is not None
    assert take.dateline.text == "Lviv, Ukraine, Nov 11 (EFE).-"
    assert (take.dateline.places, take.dateline.date) == (("Lviv, Ukraine",), "2022-11-11")
    assert parts(take, ZoneKind.FURNITURE) == ["Related Articles", "Back to top button"]
    assert len(parts(take, ZoneKind.BODY)) == 13


@pytest.mark.shared
def test_the_stories_of_the_gold_folder(shared: Path) -> None:
    for path in sorted((shared / "gold" / "dev").glob("*.txt")):
        text = path.read_text("utf-8")
        take = build_take(read_item(path.read_bytes()), today=TODAY)
        check(text)
        monitored = path.name.startswith("muc")
        assert (take.headline is None) == monitored, path.name
        assert (take.dateline is None) == path.name.startswith("reuters"), path.name
        # In these files a blank line parts all that there is.
        assert len(parts(take, ZoneKind.BODY)) <= text.count("\n\n") + 1, path.name
