"""Fields: a story of sport has no events of war, whatever words it borrows; a war that stops a match keeps its own."""

from __future__ import annotations

from tests.kit import read_text

MATCH = """Rovers lay siege to the goal and take the cup

MARSHTON, May 3 (Meridian) - Rovers captured the league cup on Sunday, beating United 3-2 in a second half in which
they bombarded the goalkeeper from every side.

The striker fired home the winner in the 88th minute after the defender had surrendered the ball. "We retreated too
deep," the captain said. The coach said his players had won the battle in midfield.

United had seized control after six minutes with a penalty. Their fans occupied the stand behind the goal, where the
club's flag was flying long after the final whistle. The champions meet City in the semi-final next week.
"""
STRUCK = """Shelling stops football match

MARSHTON, May 3 (Meridian) - Rebel artillery shelled the stadium of Arden on Sunday, killing two players and wounding
nine spectators, officials said. Government troops retook the western suburbs of the town on Monday, the army said.
The league put off all matches of the season. The coach said the goalkeeper was among the wounded.
"""


def test_a_match_has_no_events_of_war() -> None:
    reading = read_text(MATCH, published="2024-05-03")
    assert [e.trigger.exact for s in reading.statements for e in s.events] == []
    assert reading.control == ()


def test_what_is_said_of_a_match_is_still_said() -> None:
    names = {s.source.name for s in read_text(MATCH, published="2024-05-03").statements}
    assert "coach" in {name for name in names if name}


def test_a_match_that_shelling_stops_is_news_of_war() -> None:
    reading = read_text(STRUCK, published="2024-05-03")
    assert {"strike", "control"} <= {e.type.value for s in reading.statements for e in s.events}
