"""Invariance: one happening told in eight frames must give one content, one event, and the right source."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model.statement import Commitment, Polarity, Statement
from sayso.pipeline import Kit, build_kit, read
from sayso.wire import read_item

DATA = Path(__file__).with_name("invariance.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One proposition in one frame: the copy, and what must come out of it."""

    frame: str
    copy: str
    content: str
    name: str
    event: str
    polarity: Polarity = Polarity.POSITIVE
    commitment: Commitment = Commitment.CERTAIN
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was wrong with the reading of a probe; nothing where it is right."""

    probe: Probe
    wrong: tuple[str, ...]


def probes(path: Path = DATA) -> Iterator[Probe]:
    """All propositions in all frames."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in table["proposition"]:
        yield from _frames(entry, table["relay"])


def _frames(p: dict[str, Any], relay: str) -> Iterator[Probe]:
    main = f"{p['who']} had {p['done']} {p['rest']}"
    whole = f"{main} {p['when']}"
    speaker = p["speaker"]
    told = {"name": p["name"], "event": p["type"]}
    yield Probe(frame="first", copy=f"{_upper(speaker)} said {whole}.", content=whole, **told)
    yield Probe(frame="last", copy=f"{_upper(whole)}, {speaker} said.", content=_upper(whole), **told)
    middle = f"{_upper(main)}, {speaker} said, {p['when']}."
    yield Probe(frame="middle", copy=middle, content=_upper(main), **told)
    yield Probe(frame="according to", copy=f"According to {speaker}, {whole}.", content=whole, **told)
    yield Probe(frame="headline", copy=f"{_title(speaker)} says {whole}", content=whole, **told)
    hedged = f"{p['who']} may have {p['done']} {p['rest']} {p['when']}"
    yield Probe(
        frame="hedge",
        copy=f"{_upper(speaker)} said {hedged}.",
        content=hedged,
        commitment=Commitment.POSSIBLE,
        **told,
    )
    yield Probe(
        frame="denial",
        copy=f"{_upper(speaker)} denied that {whole}.",
        content=whole,
        polarity=Polarity.NEGATIVE,
        **told,
    )
    yield Probe(
        frame="relay",
        copy=f"{relay} quoted {speaker} as saying {whole}.",
        content=whole,
        via=(relay,),
        **told,
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _title(speaker: str) -> str:
    """A speaker as headlines have it: no article."""
    for article in ("the ", "a ", "an "):
        speaker = speaker.removeprefix(article)
    return _upper(speaker)


def judge(probe: Probe, kit: Kit) -> Verdict:
    """What is wrong with the reading of one probe."""
    filler = "Nothing else was known by Friday evening."
    copy = f"{probe.copy}\n\n{filler}\n" if probe.frame == "headline" else f"{probe.copy}\n"
    reading = read(read_item(copy.encode()), kit, published="2024-05-10")
    attributed = [s for s in reading.statements if s.manner.value != "own"]
    if not attributed:
        return Verdict(probe=probe, wrong=("no statement",))
    return Verdict(probe=probe, wrong=tuple(_wrong(probe, attributed[0], len(attributed))))


def _wrong(probe: Probe, found: Statement, count: int) -> Iterator[str]:
    fact = found.factuality
    if count != 1:
        yield f"{count} statements"
    if found.content.exact != probe.content:
        yield f"content {found.content.exact!r}"
    name = (found.source.name or "").split(" (")[0].casefold()
    if name != probe.name.casefold():
        yield f"source {found.source.name!r}"
    if fact.polarity is not probe.polarity:
        yield f"polarity {fact.polarity.value}"
    if fact.commitment is not probe.commitment:
        yield f"commitment {fact.commitment.value}"
    if probe.event and probe.event not in {event.type.value for event in found.events}:
        yield f"events {[event.type.value for event in found.events]}"
    if probe.via and found.source.via != probe.via:
        yield f"via {found.source.via}"


def main() -> int:
    """Print the share of right readings by frame, and what is wrong with the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--analyzer", default="builtin")
    asked = parser.parse_args()
    kit = build_kit(asked.analyzer)
    verdicts = [judge(probe, kit) for probe in probes()]
    for frame in dict.fromkeys(v.probe.frame for v in verdicts):
        group = [v for v in verdicts if v.probe.frame == frame]
        right = sum(not v.wrong for v in group)
        print(f"{frame:14s} {right} of {len(group)}")
    if asked.verbose:
        for v in verdicts:
            if v.wrong:
                print(f"  {v.probe.frame}: {v.probe.copy}\n      {'; '.join(v.wrong)}")
    right = sum(not v.wrong for v in verdicts)
    print(f"all            {right} of {len(verdicts)}, {100 * right / len(verdicts):.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
