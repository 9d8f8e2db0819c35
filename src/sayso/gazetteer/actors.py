"""Actors: states, forces, ministries, agencies, groups and persons, and the side each speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sayso.errors import DataError
from sayso.gazetteer.fold import fold
from sayso.gazetteer.sectors import Sectors, load_sectors
from sayso.gazetteer.tables import parts, read_bytes, read_rows, read_toml
from sayso.model.ids import digest

# kinds of actor whose acronyms are spoken as words, and how long such a one is at least
SPOKEN = frozenset({"group", "force", "intergovernmental"})
LONG = 4
LONGEST_NAME = 8
LONGEST_ACRONYM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who can act or speak: a canonical name, what kind of body it is, and its side.

    `bloc` is a country's or group's name, "third party", or None where the
    actor speaks for nobody (channels). `adjective` is a state's: "Russian".
    `sector` is a code of data/sectors.toml: GOV, MIL, REB, COP ...
    """

    id: str
    name: str
    kind: str
    bloc: str | None
    adjective: str | None = None
    by_capital: bool = False
    by_demonym: bool = False
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMatch:
    """An actor named in a row of words, with half-open positions."""

    actor: Actor
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorBook:
    """All known actors by folded name."""

    by_name: Mapping[str, Actor]
    first_words: frozenset[str]
    acronyms: frozenset[str]
    ordinary: frozenset[str]
    backing: frozenset[str]
    sectors: Sectors
    digest: str

    def get(self, name: str) -> Actor | None:
        """The actor of this name, in whatever spelling of case and accents."""
        return self.by_name.get(fold(name))

    def find(self, words: Sequence[str]) -> tuple[ActorMatch, ...]:
        """Actors named in a row of words, longest names first, left to right, no overlap."""
        keys = [fold(word) for word in words]
        # one word alone says nothing of the copy that it stands in
        capitals = len(words) > 1 and all(word.isupper() for word in words if word[:1].isalpha())
        found: list[ActorMatch] = []
        at = 0
        while at < len(keys):
            match = self._match_at(keys, at)
            if (
                match is None
                or not self._as_written(words, match, capitals=capitals)
                or self._backs(words, match)
            ):
                at += 1
            else:
                found.append(match)
                at = match.last
        return tuple(found)

    def _backs(self, words: Sequence[str], match: ActorMatch) -> bool:
        """Whether a name only says whose friend another is: "Rwanda-backed rebels", "Iran - aligned militia"."""
        behind = [word.lower() for word in words[match.last : match.last + 2]]
        if not behind:
            return False
        joined = behind[0] in {"-", "–"} and behind[1:2] != [] and behind[1] in self.backing
        return joined or (behind[0].lstrip("-–") in self.backing and behind[0][:1] in "-–")

    def _as_written(self, words: Sequence[str], match: ActorMatch, *, capitals: bool) -> bool:
        """Whether a short name stands in capitals: "IS" is a group, "is" a verb, and in upper-case copy so is "IS"."""
        if match.last - match.first > 1:
            return True
        key = fold(words[match.first])
        if key not in self.acronyms:
            return True
        # British papers write a long acronym that is spoken as a word like one: "Nato"
        spoken = match.actor.kind in SPOKEN and len(key) >= LONG and words[match.first].istitle()
        return (spoken or words[match.first].isupper()) and not (capitals and key in self.ordinary)

    def _match_at(self, keys: Sequence[str], at: int) -> ActorMatch | None:
        if not keys[at] or keys[at].split()[0] not in self.first_words:
            return None
        for last in range(min(len(keys), at + LONGEST_NAME), at, -1):
            if not keys[last - 1]:
                continue
            # "Ukraine", "'s" folds to two keys, "Ukraine's" to one
            name = " ".join(key for key in keys[at:last] if key).replace(" s ", "s ")
            actor = self.by_name.get(name)
            if actor is not None:
                return ActorMatch(actor=actor, first=at, last=last)
        return None


def load_actors(overlay: Path | None = None) -> ActorBook:
    """The actors that ship with Sayso, and those of the user's own file, which always win.

    The overlay has the tables of `actors.toml`. Raises DataError where a file
    does not fit (SAY-214 where the overlay cannot be opened).
    """
    states, others, own = read_bytes("states.csv"), read_bytes("actors.toml"), _overlay(overlay)
    sectors = load_sectors()
    table: dict[str, Actor] = {}
    acronyms: set[str] = set()
    for name, actor in (
        *_others(own, str(overlay), sectors),
        *_states(states, sectors),
        *_others(others, "actors.toml", sectors),
    ):
        table.setdefault(fold(name), actor)
        if name.isupper() and len(name) <= LONGEST_ACRONYM:
            acronyms.add(fold(name))
    _add_possessives(table)
    _with_sides(table, sectors)
    table.pop("", None)
    words = read_toml(read_bytes("words.toml"), "words.toml")["words"]
    return ActorBook(
        by_name=MappingProxyType(table),
        first_words=frozenset(key.split()[0] for key in table),
        acronyms=frozenset(acronyms),
        ordinary=frozenset(words["ordinary"]),
        backing=frozenset(words["backing"]),
        sectors=sectors,
        digest=digest(states + others + own + sectors.raw)[:12],
    )


def _with_sides(table: dict[str, Actor], sectors: Sectors) -> None:
    """Leaders and brigades of an armed group are rebels too, whatever their kind's sector is."""
    for name, actor in list(table.items()):
        usual = actor.sector == sectors.kinds.get(actor.kind)
        if actor.kind not in {"person", "force"} or actor.bloc is None or not usual:
            continue
        side = table.get(fold(actor.bloc))
        if side is not None and side.kind == "group" and side.sector != actor.sector:
            table[name] = replace(actor, sector=side.sector)


def _add_possessives(table: dict[str, Actor]) -> None:
    """Beside "Ukrainian General Staff" also "Ukraine's General Staff": the state for its adjective."""
    states = {fold(a.adjective): fold(a.name) for a in table.values() if a.kind == "state" and a.adjective}
    for name, actor in list(table.items()):
        head, _, rest = name.partition(" ")
        if rest and head in states:
            table.setdefault(f"{states[head]}s {rest}", actor)


def _states(data: bytes, sectors: Sectors) -> Iterable[tuple[str, Actor]]:
    columns = ("iso2", "name", "aliases", "demonyms", "capitals", "source")
    rows = [row for _, row in read_rows(data, "states.csv", columns)]
    for row in rows:
        actor = Actor(**_state(row, sectors))
        for name in (row["name"], *parts(row["aliases"])):
            yield name, actor
    for row in rows:
        fields = _state(row, sectors)
        for name in parts(row["demonyms"]):
            yield name, Actor(**fields, by_demonym=True)
        for name in parts(row["capitals"]):
            yield name, Actor(**fields, by_capital=True)


def _state(row: Mapping[str, str], sectors: Sectors) -> dict[str, Any]:
    id_ = f"state:{row['iso2']}"
    return {
        "id": id_, "name": row["name"], "kind": "state", "bloc": row["name"],
        "sector": sectors.of_actor(id_, "state", None),
        "adjective": next(iter(parts(row["demonyms"])), None),
    }  # fmt: skip


def _overlay(path: Path | None) -> bytes:
    """The bytes of the user's own actors; nothing where there are none."""
    if path is None:
        return b""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(
            "SAY-214", f"the file of actors cannot be opened: {error.strerror}", where=str(path), do="check the path"
        ) from error  # fmt: skip


def _others(data: bytes, where: str, sectors: Sectors) -> Iterable[tuple[str, Actor]]:
    tables = read_toml(data, where)
    for table in ("actor", "person"):
        for entry in tables.get(table, ()):
            try:
                actor = _other(entry, sectors)
            except KeyError as error:
                raise DataError(
                    "SAY-205", f"an entry has no {error}", where=where, do="give id, name and kind"
                ) from error
            for name in (entry["name"], *entry.get("aliases", ())):
                yield name, actor


def _other(entry: Mapping[str, Any], sectors: Sectors) -> Actor:
    id_ = str(entry.get("id") or f"person:{fold(entry['name']).replace(' ', '-')}")
    kind = entry.get("kind", "person")
    return Actor(
        id=id_,
        name=entry["name"],
        kind=kind,
        bloc=entry.get("bloc"),
        sector=sectors.of_actor(id_, kind, entry.get("sector")),
    )
