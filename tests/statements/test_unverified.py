"""What an agency could not verify is flagged, and is no denial."""

from __future__ import annotations

from sayso.model.statement import Commitment, Polarity
from tests.statements.copy import told

COPY = (
    "Russia said its troops had destroyed two bridges. "
    "Meridian could not independently verify the claim. "
    "Officials have neither confirmed nor denied the report."
)


def test_the_claim_carries_the_flag_and_stays_what_it_was() -> None:
    claim = told(COPY).statements[0]
    assert claim.flags == ("agency_unverified",)
    assert (claim.factuality.polarity, claim.factuality.commitment) == (Polarity.POSITIVE, Commitment.CERTAIN)


def test_not_confirming_is_a_statement_that_commits_to_nothing() -> None:
    _, agency, officials = told(COPY).statements
    assert agency.source.bloc == "agency"
    for statement in (agency, officials):
        assert statement.factuality.commitment is Commitment.UNCOMMITTED
        assert statement.factuality.polarity is Polarity.POSITIVE
        assert statement.flags == ()


def test_a_plain_confirmation_flags_nothing() -> None:
    reading = told(
        "Russia said its troops had destroyed two bridges. Ukraine confirmed that both were destroyed."
    )
    assert all(statement.flags == () for statement in reading.statements)
