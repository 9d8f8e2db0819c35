"""The built-in analyzer: the contract, and what is its own. It loads the shipped file; nothing is trained."""

from __future__ import annotations

import multiprocessing
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.analysis.builtin import BuiltinAnalyzer
from sayso.analysis.files import DIGEST, MANIFEST, NETWORK, open_model, shipped_folder
from sayso.analysis.respelling import load_respelling
from sayso.errors import DataError
from sayso.model.analysis import Analysis, MentionLabel
from tests.contracts.analyzer import STORY, AnalyzerContract, blocks_of, check


@pytest.fixture(scope="module")
def analyzer() -> BuiltinAnalyzer:
    return BuiltinAnalyzer()


class TestBuiltin(AnalyzerContract):
    """The contract on the shipped model."""


def read(analyzer: BuiltinAnalyzer, text: str) -> Analysis:
    return analyzer.analyze(text, blocks_of(text))


def test_the_name_holds_the_digest(analyzer: BuiltinAnalyzer) -> None:
    digest = (shipped_folder() / DIGEST).read_text(encoding="ascii").strip()
    assert analyzer.name == f"sayso-english 1.0 {digest[:12]} {load_respelling().digest}"


def test_the_shipped_files_fit_their_digests_and_the_package() -> None:
    model = open_model(shipped_folder())
    assert set(model.labels["mention"]) == {
        "O",
        *(f"{part}-{label.value}" for label in MentionLabel for part in "BI"),
    }
    size = sum(path.stat().st_size for path in shipped_folder().iterdir())
    assert size <= 30 * 2**20


@pytest.mark.parametrize("name", [NETWORK, MANIFEST])
def test_a_changed_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(shipped_folder(), tmp_path / "model"))
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(DataError, match=r"SAY-252: .*" + name) as caught:
        BuiltinAnalyzer(folder)
    assert caught.value.do


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shipped_folder(), tmp_path / "model"))
    (folder / NETWORK).unlink()
    with pytest.raises(DataError, match=r"SAY-251: .*" + NETWORK):
        BuiltinAnalyzer(folder)


def test_who_said_what(analyzer: BuiltinAnalyzer) -> None:
    text = "The governor of Basra told reporters that gunmen had killed three policemen."
    analysis = read(analyzer, text)
    tokens = {token.text: token for token in analysis.tokens}
    told = tokens["told"]
    assert told.relation == "root"
    assert analysis.tokens[told.head or 0] == told
    assert tokens["governor"].relation == "nsubj"
    assert analysis.tokens[tokens["governor"].head or 0] == told
    assert analysis.tokens[tokens["killed"].head or 0] == told
    assert tokens["killed"].relation == "ccomp"
    assert tokens["killed"].lemma == "kill"
    assert told.lemma == "tell"
    assert tokens["reporters"].lemma == "reporter"
    assert "Tense=Past" in (told.features or "")


def test_names(analyzer: BuiltinAnalyzer) -> None:
    text = "Maria Lopez of the United Nations arrived in Kabul on Friday."
    found = {(text[m.start : m.end], m.label) for m in read(analyzer, text).mentions}
    assert ("Maria Lopez", MentionLabel.PERSON) in found
    assert ("United Nations", MentionLabel.ORGANIZATION) in found
    assert ("Kabul", MentionLabel.LOCATION) in found
    assert ("Friday", MentionLabel.TIME) in found


def test_capitals_read_about_as_well(analyzer: BuiltinAnalyzer) -> None:
    text = "THE ARMY SAID ON MONDAY THAT GUERRILLAS ATTACKED A BRIDGE NEAR SAN MIGUEL."
    analysis = read(analyzer, text)
    assert {t.text: t.upos for t in analysis.tokens}["ATTACKED"] == "VERB"
    assert {t.text: t.lemma for t in analysis.tokens}["GUERRILLAS"] == "guerrilla"
    assert ("SAN MIGUEL", MentionLabel.LOCATION) in {
        (text[m.start : m.end], m.label) for m in analysis.mentions
    }


def test_sentences(analyzer: BuiltinAnalyzer) -> None:
    text = "Gen. A. K. Noor fled. The U.S. envoy stayed. Shelling resumed at 5 a.m. on Sunday."
    analysis = read(analyzer, text)
    assert [text[s.start : s.end] for s in analysis.sentences] == [
        "Gen. A. K. Noor fled.",
        "The U.S. envoy stayed.",
        "Shelling resumed at 5 a.m. on Sunday.",
    ]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120))
def test_spans_are_exact_on_any_text(analyzer: BuiltinAnalyzer, text: str) -> None:
    blocks = [(0, len(text))]
    check(text, blocks, analyzer.analyze(text, blocks))


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.sampled_from(["said", "Troops", "\ud800", "U.S.", "don't", ".", "\u200f", "((", "é"]), max_size=60
    )
)
def test_any_row_of_words(analyzer: BuiltinAnalyzer, words: list[str]) -> None:
    text = " ".join(words)
    check(text, [(0, len(text))], analyzer.analyze(text, [(0, len(text))]))


def test_a_paragraph_of_ten_thousand_words(analyzer: BuiltinAnalyzer) -> None:
    text = "Rebels shelled the port again on Sunday, officials said. " * 1000
    analysis = analyzer.analyze(text, [(0, len(text))])
    check(text, [(0, len(text))], analysis)
    assert 950 <= len(analysis.sentences) <= 1050


def test_a_sentence_longer_than_any_window(analyzer: BuiltinAnalyzer) -> None:
    text = "rebels and troops and " * 400
    check(text, [(0, len(text))], analyzer.analyze(text, [(0, len(text))]))


def test_vectors_come_with_the_same_analysis(analyzer: BuiltinAnalyzer) -> None:
    encoded = analyzer.encode(STORY, blocks_of(STORY))
    assert encoded.analysis == analyzer.analyze(STORY, blocks_of(STORY))
    assert encoded.vectors.shape == (len(encoded.analysis.tokens), 384)
    assert len(encoded.roots) == int(encoded.window_of[-1]) + 1
    assert len(encoded.window_of) == len(encoded.analysis.tokens)


def test_vectors_of_nothing(analyzer: BuiltinAnalyzer) -> None:
    encoded = analyzer.encode("", [(0, 0)])
    assert len(encoded.vectors) == len(encoded.window_of) == 0


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_other_processes_read_the_same(analyzer: BuiltinAnalyzer, method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system has no {method}")
    blocks = blocks_of(STORY)
    here = analyzer.analyze(STORY, blocks)
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.apply(analyzer.analyze, (STORY, blocks)) == here
