"""Words that the encoder does not know are read as commoner ones, and stay those of the text."""

from __future__ import annotations

import pytest

from sayso.analysis.builtin import BuiltinAnalyzer
from sayso.analysis.respelling import load_respelling, read_respelling
from sayso.errors import DataError

SENTENCE = "A militia known as Wazalendo retook Nyangezi and drove IS out."


def test_a_rare_verb_is_read_as_a_verb_with_its_own_base_form() -> None:
    tokens = {t.text: t for t in BuiltinAnalyzer().analyze(SENTENCE, [(0, len(SENTENCE))]).tokens}
    assert (tokens["retook"].upos, tokens["retook"].lemma) == ("VERB", "retake")
    assert tokens["IS"].upos == "PROPN"


def test_words_are_read_one_for_one_and_in_their_case() -> None:
    read = load_respelling().read
    assert read(["Retaken", "RETOOK", "taken"]) == ["Recaptured", "RECAPTURED", "taken"]


def test_in_copy_set_in_capitals_is_may_be_the_verb() -> None:
    read = load_respelling().read
    assert read(["THIS", "IS", "IT"]) == ["THIS", "IS", "IT"]
    assert read(["drove", "IS", "out"]) == ["drove", "ISIS", "out"]


@pytest.mark.parametrize(
    "data",
    [
        b"forms = ",
        b"[forms]\n",
        b"forms = 1\nacronyms = 2\nbases = 3\n",
        b"[forms]\n[acronyms]\n[bases]\nran = 'run'\n",
    ],
)
def test_a_table_that_does_not_fit_is_told(data: bytes) -> None:
    with pytest.raises(DataError, match="SAY-259"):
        read_respelling(data, "mine.toml")


def test_a_reading_names_the_table_it_was_made_with() -> None:
    assert load_respelling().digest in BuiltinAnalyzer().name
