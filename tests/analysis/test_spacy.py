"""The adapter for a user's spaCy pipeline, on small pipelines made here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sayso.analysis.spacy import SpacyAnalyzer, load_spacy
from sayso.errors import DataError
from sayso.model.analysis import MentionLabel
from tests.contracts.analyzer import AnalyzerContract

spacy = pytest.importorskip("spacy")


def pipeline() -> Any:
    """Sentences by punctuation and two names by pattern."""
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    language.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "Dar Sabla"}, {"label": "PERSON", "pattern": "Amal Haddad"}]
    )
    return language


@pytest.fixture(scope="module")
def analyzer() -> SpacyAnalyzer:
    return SpacyAnalyzer(pipeline())


class TestSpacy(AnalyzerContract):
    """The contract on a small spaCy pipeline."""


def test_classes_are_ours(analyzer: SpacyAnalyzer) -> None:
    text = "Amal Haddad left Dar Sabla."
    found = [(text[m.start : m.end], m.label) for m in analyzer.analyze(text, [(0, len(text))]).mentions]
    assert found == [("Amal Haddad", MentionLabel.PERSON), ("Dar Sabla", MentionLabel.LOCATION)]


def test_what_the_pipeline_lacks_stays_unknown(analyzer: SpacyAnalyzer) -> None:
    token = analyzer.analyze("Shells fell.", [(0, 12)]).tokens[0]
    assert (token.upos, token.features, token.lemma, token.head, token.relation) == (None,) * 5


def test_a_pipeline_without_sentences_gives_one() -> None:
    analysis = SpacyAnalyzer(spacy.blank("en")).analyze("Shells fell. Then rain.", [(0, 23)])
    assert len(analysis.sentences) == 1


def test_grammar_is_taken_over() -> None:
    language = spacy.blank("en")

    def two_words(doc: Any) -> Any:
        words = [t for t in doc if not t.is_space]
        words[0].dep_, words[0].head, words[0].pos_, words[0].lemma_ = "nsubj", words[1], "NOUN", "shell"
        words[1].dep_, words[1].head, words[1].pos_ = "ROOT", words[1], "VERB"
        words[1].set_morph("Tense=Past")
        for token in doc:
            if token.is_space:
                token.head, token.dep_ = words[0], "dep"
        return doc

    spacy.Language.component("two_words", func=two_words)
    language.add_pipe("two_words")
    analysis = SpacyAnalyzer(language).analyze("  Shells   fell", [(0, 15)])
    assert [(t.text, t.head, t.relation, t.upos) for t in analysis.tokens] == [
        ("Shells", 1, "nsubj", "NOUN"),
        ("fell", 1, "ROOT", "VERB"),
    ]
    assert analysis.tokens[1].features == "Tense=Past"


def test_a_saved_pipeline_is_loaded(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path / "mine")
    loaded = load_spacy(str(tmp_path / "mine"))
    assert re.fullmatch(r"spacy:en_pipeline 0\.0\.0 [0-9a-f]{12}", loaded.name)
    assert load_spacy(str(tmp_path / "mine")).name == loaded.name


def test_an_unknown_pipeline_is_an_error() -> None:
    with pytest.raises(DataError, match="SAY-254: spacy:en_no_such_pipeline"):
        load_spacy("en_no_such_pipeline")


def test_spacy_missing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(DataError, match="SAY-253"):
        load_spacy("en_core_web_sm")


def test_the_adapter_alone_does_not_import_spacy() -> None:
    import subprocess
    import sys

    code = "import sayso.analysis.spacy, sayso.analysis.builtin, sys; sys.exit('spacy' in sys.modules or 'onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
