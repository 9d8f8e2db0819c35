"""Words and 400-word stories a CPU-second: `python -m benchmarks.analysis [--spacy] [--shared ../shared]`.

Measures, in one run and on one thread, the bare encoder with its heads, the
whole analyzer, and with `--spacy` a spaCy CNN pipeline with the same layers.
The spaCy pipeline is taught for a few steps only: its speed does not depend on
how well it has learnt, its quality does and is not measured here.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from eval.analysis import ROOT, shared_folder
from eval.raw_text import texts
from training.config import load_config
from training.corpora import Corpora, read_corpora
from training.readers.document import Sentence, tags_to_spans
from training.readers.mention_rules import load_mention_rules

from sayso.analysis.builtin import BuiltinAnalyzer
from sayso.analysis.files import shipped_folder
from sayso.analysis.network import Network
from sayso.model.analysis import Analyzer

STORY = 400
Texts = Sequence[tuple[str, Sequence[tuple[int, int]]]]


class RecordingNetwork(Network):
    """Keeps what the network was asked, to ask it again without anything around it."""

    __slots__ = ("asked",)

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[Any] = []

    def infer(self, *arguments: Any) -> Any:
        """Passes on, and keeps the question."""
        self.asked.append(arguments)
        return super().infer(*arguments)


def cpu_seconds(work: Callable[[], object], rounds: int) -> float:
    """The least CPU time of some rounds: what else runs on the machine only adds."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def builtin(stories: Texts, rounds: int) -> tuple[int, dict[str, float]]:
    """Words read, and CPU-seconds of the bare encoder and of the whole analyzer."""
    network = RecordingNetwork(shipped_folder())
    analyzer = BuiltinAnalyzer(network=network)
    words = sum(len(analyzer.analyze(text, blocks).tokens) for text, blocks in stories)
    asked = list(network.asked)
    plain = Network(shipped_folder())
    whole = BuiltinAnalyzer()
    return words, {
        "bare encoder with heads": cpu_seconds(lambda: [plain.infer(*one) for one in asked], rounds),
        "whole analyzer": cpu_seconds(lambda: read_all(whole, stories), rounds),
    }


def read_all(analyzer: Analyzer, stories: Texts) -> None:
    """Reads every story."""
    for text, blocks in stories:
        analyzer.analyze(text, blocks)


def spacy_analyzer(corpora: Corpora, steps: int) -> Analyzer:
    """A spaCy CNN pipeline with tags, features, tree, lemma and names, taught for a few steps."""
    # Only when asked for: spaCy is an extra.
    import spacy  # noqa: PLC0415
    from spacy.training import Example  # noqa: PLC0415

    from sayso.analysis.spacy import SpacyAnalyzer  # noqa: PLC0415

    language = spacy.blank("en")
    for pipe in ("tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"):
        listens = {"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}}}
        language.add_pipe(pipe, config={} if pipe == "tok2vec" else listens)
    examples = []
    for document in corpora.train[:400]:
        for sentence in document.sentences:
            if sentence.heads is not None:
                doc = _spacy_doc(language.vocab, sentence)
                examples.append(Example(language.make_doc(doc.text), doc))
    optimizer = language.initialize(lambda: examples)
    draw = random.Random(1)  # noqa: S311  (no secret)
    for _ in range(steps):
        language.update(draw.sample(examples, 24), sgd=optimizer)
    return SpacyAnalyzer(language)


def _spacy_doc(vocabulary: Any, s: Sentence) -> Any:
    """One sentence of a treebank as spaCy keeps it."""
    from spacy.tokens import Doc, Span  # noqa: PLC0415

    doc = Doc(
        vocabulary,
        words=s.forms,
        spaces=s.spaces,
        pos=s.upos,
        tags=s.xpos,
        lemmas=s.lemmas,
        morphs=[value.replace("_", "") for value in s.features or [""] * len(s.forms)],
        heads=[at if head < 0 else head for at, head in enumerate(s.heads or ())],
        deps=s.relations,
    )
    doc.ents = [Span(doc, first, last, label=label) for first, last, label in tags_to_spans(s.mentions or [])]
    return doc


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints one table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.analysis", description=__doc__)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spacy", action="store_true", help="also teach and time a spaCy CNN pipeline")
    parser.add_argument("--steps", type=int, default=60, help="steps of the spaCy pipeline")
    options = parser.parse_args(arguments)
    folder = shared_folder(options.shared) / "corpora"
    if not folder.is_dir():
        print("The corpora are not beside this checkout (../shared, or SAYSO_SHARED): nothing was measured.")
        return 0
    corpora = read_corpora(folder, load_config(ROOT / "training" / "config.toml"), load_mention_rules())
    stories = texts(corpora.gum_news)
    words, seconds = builtin(stories, options.rounds)
    if options.spacy:
        analyzer = spacy_analyzer(corpora, options.steps)
        seconds["spaCy CNN"] = cpu_seconds(lambda: read_all(analyzer, stories), options.rounds)
    print(f"{words} words of news; a story is {STORY} words; one thread")
    for name, took in seconds.items():
        print(f"{name:26} {words / took:8.0f} words/CPU-s {words / STORY / took:6.1f} stories/CPU-s")
    share = seconds["bare encoder with heads"] / seconds["whole analyzer"]
    print(f"{'encoder share':26} {share:8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
