"""Lemma rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.lemma import apply_rule, rule_for


@pytest.mark.parametrize(
    ("form", "lemma", "rule"),
    [
        ("the", "the", "~"),
        ("The", "the", "~"),
        ("Basra", "Basra", "="),
        ("cities", "city", "~3y"),
        ("CITIES", "city", "~3y"),
        ("Kurds", "Kurd", "=1"),
        ("went", "go", "!go"),
        ("n't", "not", "~2ot"),
    ],
)
def test_rules(form: str, lemma: str, rule: str) -> None:
    assert rule_for(form, lemma) == rule
    assert apply_rule(rule, form) == lemma


@given(
    st.text(alphabet="abcXYZ'-", min_size=1, max_size=12), st.text(alphabet="abcXYZ", min_size=1, max_size=12)
)
def test_a_rule_makes_the_lemma_that_it_was_made_for(form: str, lemma: str) -> None:
    assert apply_rule(rule_for(form, lemma), form) == lemma


@given(st.text(max_size=8), st.sampled_from(["=", "~", "~3y", "=1", "!go", "~9"]))
def test_a_rule_that_does_not_fit_leaves_something(form: str, rule: str) -> None:
    assert apply_rule(rule, form) or not form
