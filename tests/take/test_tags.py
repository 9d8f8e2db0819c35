"""The desk's marks round a headline: what they are, what they say was done, and what only looks like one."""

from __future__ import annotations

import pytest

from sayso.take.tags import tagged, update_of

ARMY = "Norland army leaves port"


@pytest.mark.parametrize(
    "mark",
    [
        "UPDATE 1-",
        "CORRECTED-UPDATE 2-",
        "WRAPUP 3 - ",
        "REFILE-",
        "CORRECTED-(OFFICIAL)-",
        "EXCLUSIVE-",
        "FACTBOX-",
        "Factbox-",
        "Exclusive: ",
        "Update 2: ",
        "RPT-UPDATE 12-",
        "(CORRECTED) ",
        "[UPDATE 4] ",
        "BREAKING NEWS: ",
        "Q&A-",
        "THE LATEST: ",
        "WRAP 2-",
        "SPECIAL REPORT — ",
        "URGENT–",
    ],
)
def test_marks_before_a_headline_are_no_words_of_it(mark: str) -> None:
    found = tagged(f"{mark}{ARMY}")
    assert f"{mark}{ARMY}"[found.start : found.end] == ARMY
    assert found.before == mark.strip()


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE 1-",
        "UPDATES FROM NORLAND",
        "Update-hungry voters wait",
        "Live-fire drills kill two",
        "Repeat-offender law passed",
        "FLASH-FLOODS CUT ROAD TO PORT",
        "Timeline of the war",
        "Analysis shows shells were old",
        "Brief truce ends",
        "KILL-SWITCH FOUND IN DRONES",
        "Report: army leaves port",
        "Witness: army leaves port",
        "Norland: army leaves port",
        ARMY,
    ],
)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    found = tagged(line)
    assert (line[found.start : found.end], found.before, found.behind) == (line, None, None)


@pytest.mark.parametrize("note", ["ADDS QUOTES", "adds details", "Update 2", "corrects spelling", "UPDATED"])
def test_a_note_behind_a_headline_is_no_word_of_it(note: str) -> None:
    line = f"{ARMY} ({note})"
    found = tagged(line)
    assert (line[found.start : found.end], found.behind) == (ARMY, note)


@pytest.mark.parametrize("words", ["kills 20", "AP photo", "51", "state media", "withdraws guns"])
def test_other_words_in_brackets_stay(words: str) -> None:
    line = f"{ARMY} ({words})"
    assert tagged(line).end == len(line)


@pytest.mark.parametrize(
    ("mark", "number", "actions"),
    [
        ("UPDATE 1-", 1, ("updates",)),
        ("CORRECTED-UPDATE 2-", 2, ("corrects", "updates")),
        ("CORRECTED-(OFFICIAL)-", None, ("corrects",)),
        ("Correction:", None, ("corrects",)),
        ("REFILE-", None, ("refiles",)),
        ("RPT-WRAPUP 3-", 3, ("refiles", "updates")),
        ("MANDATORY KILL-", None, ("kills",)),
    ],
)
def test_what_a_mark_says_was_done(mark: str, number: int | None, actions: tuple[str, ...]) -> None:
    update = update_of(mark)
    assert update is not None
    assert (update.number, update.actions, update.text) == (number, actions, mark)


@pytest.mark.parametrize("mark", ["EXCLUSIVE-", "Factbox-", "BREAKING NEWS:"])
def test_the_sort_of_a_story_is_no_update(mark: str) -> None:
    assert update_of(mark) is None
