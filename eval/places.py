"""Figures of the places: `python -m eval.places [--gate] [--gazetteer FILE] [--shared ../shared] [--list]`.

- names in context (`gold/places.tsv`): kind, and point within the tolerance, by
  the whole pipeline; unresolved and wrong points are counted apart;
- names of news with all mentions given: share within 161 km (TR-News, GeoWebNews);
- names of places recognised by the whole pipeline (TR-News), exact spans;
- role of names, mentions given (GeoWebNews): who acts, against where.

Floors and aims stand in `eval/baseline-places.json`; with `--gate` a figure below
its floor is an error. The news is for testing only. `--predictions DIR` writes
what the shared scorer `score/geo.py` reads.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.analysis import shared_folder
from eval.news_places import Article, articles
from sayso.gazetteer.fold import fold
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.recognise import Recognised, recognise
from sayso.gazetteer.roles import Role, RoleReader, RoleWords, load_roles
from sayso.gazetteer.shelf import Shelf
from sayso.gazetteer.story import named_at, resolve_names
from sayso.model.analysis import Analysis
from sayso.model.event import Place
from sayso.pipeline import Kit, build_kit

BASELINE = Path(__file__).with_name("baseline-places.json")
NEAR_KM = 161.0
EARTH_KM = 6371.0
# the news names bodies after their places, and counts these names as names of places
IN_BODY = "inside the name of a organization"
Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What is measured with: analyses, places, words for roles; `shown` collects what went wrong."""

    kit: Kit
    book: PlaceBook
    words: RoleWords
    shown: list[str]
    _read: dict[str, Analysis]

    def analysis(self, text: str) -> Analysis:
        """The analysis of a text, made once."""
        if text not in self._read:
            self._read[text] = self.kit.analyzer.analyze(text, [(0, len(text))])
        return self._read[text]

    def names(self, text: str) -> tuple[Recognised, ...]:
        """All names of places in a text."""
        return recognise(text, self.analysis(text), self.book, self.words)


def bench(gazetteer: Path | None = None) -> Bench:
    """The shipped kit, with another gazetteer for a trial."""
    kit = build_kit()
    book = replace(kit.places, shelves=(Shelf(gazetteer),)) if gazetteer else kit.places
    return Bench(kit=kit, book=book, words=load_roles(), shown=[], _read={})


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """How far two points lie apart (km)."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def in_context(path: Path, on: Bench) -> Figures:
    """Names in one sentence each: the share that is right, and what went wrong."""
    verdicts: Counter[str] = Counter()
    kinds: Counter[tuple[str, bool]] = Counter()
    for row in csv.DictReader(
        path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    ):
        verdict = _verdict(row, on)
        verdicts[verdict] += 1
        kinds[row["kind"], verdict == "right"] += 1
        if verdict != "right":
            on.shown.append(f"{row['id']} {verdict}: {row['mention']!r} in {row['sentence']!r}")
    rows = sum(verdicts.values())
    figures = {name: 100 * count / rows for name, count in verdicts.items()}
    for kind in sorted({kind for kind, _ in kinds}):
        figures[f"right: {kind}"] = 100 * kinds[kind, True] / (kinds[kind, True] + kinds[kind, False])
    return {"right": 0.0} | figures


def _verdict(row: Mapping[str, str], on: Bench) -> str:
    start = row["sentence"].index(row["mention"])
    end = start + len(row["mention"])
    found = [n for n in on.names(row["sentence"]) if n.start < end and n.end > start]
    role = found[0].standing.role if found else Role.NONE
    place = found[0].named.place if found else None
    kind = role.value if role is not Role.PLACE else place.kind if place is not None else None
    if kind != row["kind"]:
        return "missed" if not found else "unresolved" if kind is None else "wrong kind"
    if role is not Role.PLACE or place is None:
        return "right"
    if row["kind"] == "country" or "country decides" in row["note"]:
        known = on.book.get((place.id or "").split("~")[0])
        if known is None or known.country != row["country"]:
            return "wrong country"
    if row["kind"] == "bank" and row["name"].split()[0].lower() not in (place.relation or ""):
        return "wrong bank"
    return _within(row, place)


def _within(row: Mapping[str, str], place: Place) -> str:
    if not row["lat"]:
        return "right"
    if place.lat is None or place.lon is None:
        return "unresolved"
    away = distance(float(row["lat"]), float(row["lon"]), place.lat, place.lon)
    return "right" if away <= float(row["within_km"]) else "too far"


def news(path: Path, on: Bench) -> Figures:
    """Names of news with coordinates, all mentions given: recall of names, share near, median."""
    near = located = resolved = numbered = exact = 0
    away: list[float] = []
    for article in articles(path):
        spans = [(m.start, m.end) for m in article.mentions]
        found = {
            (n.start, n.end): n.place
            for n in resolve_names(article.text, on.analysis(article.text), spans, on.book)
        }
        for mention in article.mentions:
            if mention.lat is None or mention.lon is None:
                continue
            located += 1
            place = found.get((mention.start, mention.end))
            numbered += mention.number is not None
            if place is None or place.lat is None or place.lon is None:
                continue
            resolved += 1
            away.append(distance(mention.lat, mention.lon, place.lat, place.lon))
            near += away[-1] <= NEAR_KM
            exact += mention.number is not None and _number(place, on.book) == mention.number
    middle = sorted(away)[len(away) // 2] if away else float("nan")
    return {
        "within 161 km": 100 * near / max(1, located),
        "resolved": 100 * resolved / max(1, located),
        "exact id": 100 * exact / max(1, numbered),
        "median km": middle,
    }


def _number(place: Place, book: PlaceBook) -> str | None:
    """The number that GeoNames gives a place."""
    known = book.get((place.id or "").split("~")[0])
    return str(known.number) if known is not None and known.number is not None else None


def recognition(path: Path, on: Bench) -> Figures:
    """Names of places found by the whole pipeline: exact spans against those with coordinates."""
    hit = told = gold = 0
    for article in articles(path):
        wanted = {(m.start, m.end) for m in article.mentions if m.lat is not None}
        apart = {(m.start, m.end) for m in article.mentions} - wanted
        found = {(n.start, n.end) for n in on.names(article.text) if _counts(n)} - apart
        hit, told, gold = hit + len(wanted & found), told + len(found), gold + len(wanted)
    return _f("F1", hit, told, gold)


def _counts(name: Recognised) -> bool:
    return name.standing.role is not Role.NONE or name.standing.reason == IN_BODY


def roles(path: Path, on: Bench) -> Figures:
    """Who acts, against where: over all mentions, and over those with coordinates."""
    tally: Counter[tuple[str, str]] = Counter()
    for article in articles(path):
        analysis = on.analysis(article.text)
        reader = RoleReader(analysis=analysis, words=on.words)
        for mention in article.mentions:
            if mention.type is None or not (words := _words(analysis, mention.start, mention.end)):
                continue
            name = named_at(*words, fold(article.text[mention.start : mention.end]), on.book)
            says = reader.standing(name).role is not Role.PLACE
            acts = not mention.type.lower().startswith(("literal", "embedded_literal", "coercion"))
            for group in ("all", "located") if mention.lat is not None else ("all",):
                tally.update({(group, "hit"): says and acts, (group, "told"): says, (group, "gold"): acts})
    every = _f("actor F1", tally["all", "hit"], tally["all", "told"], tally["all", "gold"])
    named = _f(
        "located: actor F1", tally["located", "hit"], tally["located", "told"], tally["located", "gold"]
    )
    return every | {"located: actor F1": named["located: actor F1"]}


def _words(analysis: Analysis, start: int, end: int) -> tuple[int, int] | None:
    inside = [k for k, t in enumerate(analysis.tokens) if t.end > start and t.start < end]
    return (inside[0], inside[-1] + 1) if inside else None


def _f(name: str, hit: int, told: int, gold: int) -> Figures:
    return {
        name: 200 * hit / max(1, told + gold),
        "precision": 100 * hit / max(1, told),
        "recall": 100 * hit / max(1, gold),
    }


# title, file, measure
SETS: dict[str, tuple[str, str, Callable[[Path, Bench], Figures]]] = {
    "context": ("names in context", "gold/places.tsv", in_context),
    "trnews": ("TR-News, all mentions given", "corpora/geo/TR-News.xml", news),
    "geowebnews": ("GeoWebNews half, all mentions given", "corpora/geo/GeoWebNews-half.xml", news),
    "recognition": ("TR-News, names found by the whole pipeline", "corpora/geo/TR-News.xml", recognition),
    "roles": ("GeoWebNews half, who acts and where", "corpora/geo/GeoWebNews-half.xml", roles),
}


def below(measured: Mapping[str, Figures], bounds: Mapping[str, Any]) -> Iterator[str]:
    """What fell below its floor, one line each."""
    for group, table in bounds.items():
        for name, bound in table.items():
            value = measured.get(group, {}).get(name)
            if value is not None and value < bound["least"]:
                yield f"{group} {name}: {value:.1f}, floor {bound['least']:.1f}"


def write_predictions(on: Bench, shared: Path, folder: Path) -> None:
    """What score/geo.py reads: for each article all mentions given, with roles."""
    for name in ("trnews", "geowebnews"):
        lines = [json.dumps(_prediction(article, on)) for article in articles(shared / SETS[name][1])]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _prediction(article: Article, on: Bench) -> dict[str, Any]:
    analysis = on.analysis(article.text)
    reader = RoleReader(analysis=analysis, words=on.words)
    spans = [(m.start, m.end) for m in article.mentions]
    toponyms = []
    for found in resolve_names(article.text, analysis, spans, on.book):
        words = _words(analysis, found.start, found.end)
        key = fold(article.text[found.start : found.end])
        role = reader.standing(named_at(*words, key, on.book)).role if words else Role.PLACE
        toponyms.append(
            {
                "start": found.start, "end": found.end, "lat": found.place.lat, "lon": found.place.lon,
                "geonameid": _number(found.place, on.book), "role": "place" if role is Role.PLACE else "actor",
            }
        )  # fmt: skip
    return {"doc": article.id, "toponyms": toponyms}


def report(measured: Mapping[str, Figures], bounds: Mapping[str, Any]) -> None:
    """The figures as a table."""
    for group, figures in measured.items():
        print(SETS[group][0])
        for name, value in figures.items():
            bound = bounds.get(group, {}).get(name)
            verdict = "" if bound is None else f"   at least {bound['least']}, aim {bound['aim']}"
            print(f"    {name:32}{value:7.1f}{verdict}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints and, with --gate, judges."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--gazetteer", type=Path)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--only", choices=sorted(SETS))
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--list", action="store_true", help="print the names in context that went wrong")
    asked = parser.parse_args(arguments)
    shared = shared_folder(asked.shared)
    if not shared.is_dir():
        print("the folder of shared test data is not beside this checkout: nothing measured")
        return 0
    on = bench(asked.gazetteer)
    chosen = {name: s for name, s in SETS.items() if asked.only in {None, name}}
    measured = {name: measure(shared / where, on) for name, (_, where, measure) in chosen.items()}
    bounds = json.loads(BASELINE.read_text(encoding="utf-8"))
    report(measured, bounds)
    if asked.list:
        print("\n".join(on.shown))
    if asked.predictions:
        write_predictions(on, shared, asked.predictions)
    fallen = list(below(measured, bounds)) if asked.gate else []
    print("\n".join(fallen))
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
