"""How firmly the words commit their source: negation, denial, doubt, what is still to come."""

from __future__ import annotations

import pytest

from sayso.model.statement import Commitment, Polarity, Tense
from tests.statements.copy import one, told


@pytest.mark.parametrize(
    ("sentence", "polarity", "commitment", "tense"),
    [
        ("Russia denied that its troops had shelled Mykolaiv.", "-", "CT", "past"),
        ("Russia rejected claims that its troops had shelled Mykolaiv.", "-", "CT", "past"),
        ("The Kremlin said no soldiers had been lost.", "-", "CT", "past"),
        ("The Kremlin said its army had not suffered any casualties.", "-", "CT", "past"),
        ("“Not a single tank was left behind,” the Kremlin said.", "-", "CT", "past"),
        ("The Kremlin said it would build defensive lines near Oleshky.", "+", "U", "future"),
        ("The Kremlin said its troops might leave Kherson.", "+", "PS", None),
        ("The Kremlin believes the bridge was destroyed.", "+", "PR", "past"),
        ("Images appeared to show that the bridge had been destroyed.", "+", "PR", "past"),
        ("The Kremlin said its troops were advancing towards Bakhmut.", "+", "CT", "present"),
        ("The Kremlin has confirmed that the bridge was destroyed.", "+", "CT", "past"),
        ("The Kremlin could not confirm that the bridge had been destroyed.", "+", "U", None),
        ("The Kremlin neither confirmed nor denied that the bridge had been destroyed.", "+", "U", None),
        ("The Kremlin threatened to attack Sevastopol.", "+", "U", "future"),
    ],
)
def test_polarity_commitment_and_tense(
    sentence: str, polarity: str, commitment: str, tense: str | None
) -> None:
    fact = one(sentence).factuality
    assert (fact.polarity, fact.commitment) == (Polarity(polarity), Commitment(commitment))
    assert tense is None or fact.tense is Tense(tense)


@pytest.mark.parametrize("verb", ["failed to capture", "did not manage to capture", "was unable to capture"])
def test_what_failed_did_not_happen(verb: str) -> None:
    reading = told(f"Russia {verb} Mykolaiv in March.")
    assert all(s.factuality.polarity is Polarity.NEGATIVE for s in reading.statements)
    assert reading.control == ()


def test_what_was_managed_did() -> None:
    fact = one("Russia managed to capture Kherson in March.").factuality
    assert (fact.polarity, fact.commitment) == (Polarity.POSITIVE, Commitment.CERTAIN)


@pytest.mark.parametrize("cue", ["announced", "ordered", "promised", "called for"])
def test_an_act_announced_as_a_noun_is_still_to_come(cue: str) -> None:
    statement = one(f"Russia {cue} a withdrawal from Kherson.")
    assert statement.factuality.commitment is Commitment.UNCOMMITTED


def test_what_decided_is_told() -> None:
    fact = one("Russia denied that its troops may have shelled Mykolaiv.").factuality
    assert {reason.rule for reason in fact.reasons} >= {"deny-cue", "hedge"}
    assert all(reason.text for reason in fact.reasons)
