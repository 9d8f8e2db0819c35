"""Sets that the statements are measured on: our frames, annotated dispatches, the same in capitals, PolNeAR.

The shared scorers are run as commands on readings that are written here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.gate import reading_of
from eval.invariance import judge as judge_probe
from eval.invariance import probes
from eval.kept import KeptAnalyzer
from sayso.export.contract import dump
from sayso.model.span import Span
from sayso.model.statement import Manner, Statement
from sayso.model.take import Take, Zone, ZoneKind
from sayso.pipeline import Kit
from sayso.statements.extract import Extractor
from sayso.statements.policy import Policy

ROOT = Path(__file__).resolve().parents[1]
# figures by policy: "order", "tree", "both"
Figures = dict[str, dict[str, float]]
# What the scorer of the dispatches calls its figures -> what we call them.
DISPATCH_NAMES = {
    "attributed statement F1": "attributed F1",
    "attribution F1 (source right)": "attribution F1",
    "own-voice statement F1": "own-voice F1",
    "bloc accuracy": "bloc accuracy",
    "manner accuracy": "manner accuracy",
    "tense accuracy": "tense accuracy",
    "denied F1 (polarity -)": "denied F1",
    "uncertain F1 (not CT)": "uncertain F1",
}
POLNEAR_LINES = {
    "content tokens F1": re.compile(r"^content tokens\s+F1\s+([\d.]+)", re.MULTILINE),
    "attribution found F1": re.compile(r"^attribution found\s+F1\s+([\d.]+)", re.MULTILINE),
    "source right": re.compile(r"^source right\s+([\d.]+)", re.MULTILINE),
}
LINE = re.compile(r"\S.*\S|\S")
LOSS = "loss in attribution F1"
# PolNeAR's articles are of the American campaign of 2016; the day bounds who held which office.
POLNEAR_DAY = "2016-09-12"


def by_policy(kit: Kit) -> dict[str, Kit]:
    """A kit a policy, all on one analyzer that reads each text once."""
    kept = KeptAnalyzer(kit.analyzer)
    return {policy.value: replace(kit, analyzer=kept, policy=policy) for policy in Policy}


def invariance(kits: dict[str, Kit]) -> Figures:
    """Percent of the probes of our own suite that are read right."""
    asked = tuple(probes())
    return {
        name: {"right": 100 * sum(not judge_probe(probe, kit).wrong for probe in asked) / len(asked)}
        for name, kit in kits.items()
    }


def dispatches(shared: Path, kits: dict[str, Kit]) -> Figures:
    """Figures of the annotated dispatches."""
    gold = shared / "gold" / "dev"
    return {name: _dispatch_figures(shared, gold, kit) for name, kit in kits.items()}


def capitals(shared: Path, kits: dict[str, Kit]) -> Figures:
    """Attribution F1 of the dispatches in mixed case, of the same in capitals, and what is lost."""
    gold = shared / "gold" / "dev"
    out: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        raised = Path(folder)
        _run([str(ROOT / "eval" / "upper.py"), str(gold), folder])
        only = tuple(sorted(story.stem for story in raised.glob("*.txt")))
        for name, kit in kits.items():
            mixed = _dispatch_figures(shared, gold, kit, only)["attribution F1"]
            upper = _dispatch_figures(shared, raised, kit)["attribution F1"]
            out[name] = {"attribution F1, as written": mixed, "attribution F1, in capitals": upper}
            out[name][LOSS] = mixed - upper
    return out


def polnear(shared: Path, kits: dict[str, Kit]) -> Figures:
    """Figures of PolNeAR's development part."""
    gold = shared / "corpora" / "polnear" / "dev"
    articles = [_article(path) for path in sorted((gold / "text").glob("*.txt"))]
    scorer = [str(shared / "score" / "polnear.py"), "--gold", str(gold), "--pred"]
    out: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, kit in kits.items():
            predicted = Path(folder) / f"{name}.jsonl"
            lines = (
                json.dumps({"doc": article.id, "attributions": attributions(_statements(article, kit))})
                for article in articles
            )
            predicted.write_text("\n".join(lines), encoding="utf-8")
            out[name] = _polnear_figures(_run([*scorer, str(predicted)]))
    return out


def attributions(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """The attributed statements of an article as PolNeAR has them.

    A quotation of three sentences is three statements here and one attribution
    there: what shares cue and source is put together.
    """
    together: dict[tuple[int, int | None], dict[str, Any]] = {}
    for statement in statements:
        if statement.manner is Manner.OWN:
            continue
        cue, source = statement.cue, statement.source.span
        key = cue.start if cue else -statement.content.start - 1, source.start if source else None
        first = {"source": _ranges(source), "cue": _ranges(cue), "content": []}
        together.setdefault(key, first)["content"] += _ranges(statement.content)
    return list(together.values())


def _ranges(span: Span | None) -> list[list[int]]:
    return [[span.start, span.end]] if span else []


def _article(path: Path) -> Take:
    """An article without any furniture: each line is a paragraph."""
    text = path.read_text(encoding="utf-8")
    zones = (Zone(kind=ZoneKind.BODY, start=m.start(), end=m.end()) for m in LINE.finditer(text))
    return Take(id=path.stem, story=path.stem, text=text, zones=tuple(zones), published=POLNEAR_DAY)


def _statements(article: Take, kit: Kit) -> tuple[Statement, ...]:
    """The statements of an article, without the events that stand in them."""
    extractor = Extractor(lexicon=kit.lexicon, actors=kit.actors, conflicts=kit.conflicts, policy=kit.policy)
    blocks = [(zone.start, zone.end) for zone in article.zones]
    return extractor.extract(article, kit.analyzer.analyze(article.text, blocks)).statements


def _dispatch_figures(shared: Path, gold: Path, kit: Kit, only: tuple[str, ...] = ()) -> dict[str, float]:
    """Figures of the dispatches of a folder, or of some of them, read with this kit."""
    meta = json.loads((gold / "meta.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for story in sorted(gold.glob("*.txt")):
            if not only or story.stem in only:
                reading = reading_of(story, meta.get(story.stem, {}).get("published"), kit)
                (Path(folder) / f"{story.stem}.json").write_text(dump(reading), encoding="utf-8")
        scorer = [str(shared / "score" / "score.py"), "--json", "--gold", str(gold), "--readings", folder]
        answer = json.loads(_run([*scorer, *(["--only", ",".join(only)] if only else [])]))
    return {ours: answer["figures"][theirs] for theirs, ours in DISPATCH_NAMES.items()}


def _polnear_figures(printed: str) -> dict[str, float]:
    """The figures among the lines that PolNeAR's scorer prints."""
    found = {name: line.search(printed) for name, line in POLNEAR_LINES.items()}
    return {name: float(match[1]) for name, match in found.items() if match}


def _run(command: list[str]) -> str:
    """What a Python command prints; a command that fails ends the evaluation with its own words."""
    done = subprocess.run(
        [sys.executable, *command], stdout=subprocess.PIPE, text=True, timeout=300, check=True
    )
    return done.stdout
