"""Where the speaker stands must not matter: the event is the same, and only the attribution is as told."""

from __future__ import annotations

import pytest

from sayso.model.statement import Commitment, Manner, Polarity, Tense
from tests.kit import read_text
from tests.statements.copy import one, told

FORMS = {
    "speaker first": "Ukraine said {c}.",
    "speaker first, that": "Ukraine said that {c}.",
    "speaker last": "{C}, Ukraine said.",
    "speaker last, verb first": "{C}, said Ukraine.",
    "according to, first": "According to Ukraine, {c}.",
    "according to, last": "{C}, according to Ukraine.",
    "quoted": "“{C},” Ukraine said.",
    "quoted, speaker first": "Ukraine said: “{C}.”",
    "colon": "Ukraine: {C}.",
}
HEDGES = {
    "plain": ("enemy troops shelled Mykolaiv on Friday", "+", "CT", "past"),
    "not": ("enemy troops did not shell Mykolaiv on Friday", "-", "CT", "past"),
    "may": ("enemy troops may have shelled Mykolaiv on Friday", "+", "PS", "past"),
    "reportedly": ("enemy troops reportedly shelled Mykolaiv on Friday", "+", "PR", "past"),
    "will": ("enemy troops will shell Mykolaiv on Friday", "+", "U", "future"),
}


@pytest.mark.parametrize("hedge", HEDGES)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_event_and_attitude_wherever_the_speaker_stands(form: str, hedge: str) -> None:
    content, polarity, commitment, tense = HEDGES[hedge]
    statement = one(FORMS[form].format(c=content, C=content[0].upper() + content[1:]))
    assert statement.source.name == "Ukraine"
    assert statement.source.bloc == "Ukraine"
    assert statement.content.exact.lower() == content.lower()
    fact = statement.factuality
    assert (fact.polarity, fact.commitment, fact.tense) == (
        Polarity(polarity),
        Commitment(commitment),
        Tense(tense),
    )
    (event,) = statement.events
    assert (event.type.value, event.mode) == ("strike", "artillery")
    assert event.actor is not None
    assert event.actor.span is not None
    assert event.actor.span.exact.lower() == "enemy troops"
    assert event.place is not None
    assert event.place.name == "Mykolaiv"
    assert event.time is not None
    assert event.time.date == "2022-11-11"


@pytest.mark.parametrize("hedge", HEDGES)
def test_without_a_speaker_it_is_the_agencys_own_voice(hedge: str) -> None:
    content, polarity, commitment, _ = HEDGES[hedge]
    statement = one(content[0].upper() + content[1:] + ".")
    assert statement.manner is Manner.OWN
    assert (statement.source.name, statement.source.bloc, statement.cue) == (None, "agency", None)
    assert statement.factuality.polarity is Polarity(polarity)
    assert statement.factuality.commitment is Commitment(commitment)


def test_a_speaker_inside_the_sentence_is_not_the_subject_before_it() -> None:
    statement = one("Enemy troops, Ukraine said, shelled Mykolaiv on Friday.")
    assert statement.source.name == "Ukraine"
    assert "shelled Mykolaiv on Friday" in statement.content.exact


@pytest.mark.parametrize(
    ("sentence", "manner"),
    [
        ("“We hit the depot,” the Kremlin said.", Manner.DIRECT),
        ("The Kremlin said the depot had been “wiped out”.", Manner.MIXED),
        ("The Kremlin said the depot had been wiped out.", Manner.INDIRECT),
    ],
)
def test_how_the_words_are_rendered(sentence: str, manner: Manner) -> None:
    statement = one(sentence)
    assert statement.manner is manner
    assert not statement.content.exact.startswith(("“", '"'))
    assert not statement.content.exact.endswith((".", ","))


def test_a_quotation_of_three_sentences_is_three_statements_of_one_source() -> None:
    reading = told("“We lost the bridge. We will take it back. Nobody ran away,” the Kremlin said.")
    assert [s.content.exact for s in reading.statements] == [
        "We lost the bridge",
        "We will take it back",
        "Nobody ran away",
    ]
    assert {s.source.name for s in reading.statements} == {"Kremlin"}
    assert {s.manner for s in reading.statements} == {Manner.DIRECT}


def test_what_leans_on_a_content_behind_the_speaker_does_not_replace_it() -> None:
    text = "Ukraine's army has retaken Snihurivka, officials say, as Russian troops withdraw to the far bank of the river."
    contents = [s.content.exact for s in told(text).statements]
    assert any("retaken Snihurivka" in content for content in contents)


def test_what_is_only_a_matter_of_time_is_not_so_yet() -> None:
    statement = one("The fall of Bakhmut is only a matter of time.")
    assert statement.factuality.commitment is Commitment.UNCOMMITTED


def test_a_hyphen_in_a_name_is_no_dash_before_a_speaker() -> None:
    read = read_text(
        "SDF takes Deir al-Zour\n\nGENEVA, Nov 11 (Meridian) - Fighters entered the city on Friday.\n",
        published="2022-11-11",
    )
    assert "Zour" not in {s.source.name for s in read.statements}
