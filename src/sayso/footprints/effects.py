"""Effects: which words of place may change who holds what; the rules are data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.errors import DataError
from sayso.footprints.contents import Contained, places_in
from sayso.footprints.expression import PlaceExpression, Relation, check
from sayso.footprints.footprint import footprint_of
from sayso.footprints.known import Ground, KnownPlace, anchor_of
from sayso.footprints.sizes import FILE
from sayso.footprints.tables import read_bytes, read_toml


class Changes(StrEnum):
    """What a claim on some ground may change."""

    ANCHOR = "anchor"
    ANCHOR_AND_MEMBERS = "anchor and members"
    MEMBERS = "members"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a claim may change, and why."""

    changes: Changes
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRule:
    """One row of the table: a relation, the kinds of place and the part it holds for (None: any), and the effect."""

    relation: Relation
    kinds: frozenset[str] | None
    part: str | None
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectTable:
    """The rules in their order: the first that fits counts."""

    rules: tuple[EffectRule, ...]

    def effect_of(self, relation: Relation, kind: str | None, part: str | None = None) -> Effect:
        """What a claim on a place of a kind in this relation may change; nothing where no rule speaks."""
        for rule in self.rules:
            fits = rule.relation is relation and (rule.part is None or rule.part == part)
            if fits and (rule.kinds is None or kind in rule.kinds):
                return rule.effect
        return Effect(changes=Changes.NOTHING, reason="no rule speaks of it")


def load_effects() -> EffectTable:
    """The rules that ship with Sayso. Raises DataError SAY-231 where one does not fit, or a relation has none."""
    table = read_toml(read_bytes(FILE), FILE)
    try:
        rules = tuple(
            EffectRule(
                relation=Relation(row["relation"]),
                kinds=frozenset(row["kinds"]) if "kinds" in row else None,
                part=row.get("part"),
                effect=Effect(changes=Changes(row["changes"]), reason=row["reason"]),
            )
            for row in table["rule"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            "SAY-231", f"a rule does not fit: {error}", where=FILE, do="give relation, changes and reason"
        ) from error  # fmt: skip
    bare = {rule.relation for rule in rules if rule.kinds is None and rule.part is None}
    if missing := [relation.value for relation in Relation if relation not in bare]:
        raise DataError(
            "SAY-231", f"no rule for all kinds: {', '.join(missing)}", where=FILE, do="add one without kinds"
        )  # fmt: skip
    return EffectTable(rules=rules)


def changed_by(
    expression: PlaceExpression,
    places: Iterable[KnownPlace],
    ground: Ground,
    table: EffectTable,
    regions: Iterable[str] = (),
) -> tuple[Contained, ...]:
    """The places whose state a claim on an expression may change: the one named, and those that inherit.

    `places` are the gazetteer's, of which those on a bank or in a part are taken.
    `regions` are the ids of those that the story speaks of: they bound a bank whose
    region is not named, as a river is longer than its front; without any, no
    place inherits from it. A region or town with all that belongs to it needs no geometry, and draws none.
    Raises DataError SAY-232 where the expression lacks what its relation needs.
    """
    check(expression)
    anchor = anchor_of(expression, ground)
    kind = anchor.kind if anchor is not None else _named_by_river(expression, ground)
    effect = table.effect_of(expression.relation, kind, expression.arguments.part)
    if effect.changes is Changes.NOTHING:
        return ()
    if effect.changes is Changes.MEMBERS:
        known = tuple(places)
        found = {
            held.place.id: held
            for bounded in _bounded(expression, kind, regions)
            for held in places_in(footprint_of(bounded, ground), known, ground)
            if held.inherited
        }
        return tuple(found.values())
    if anchor is None:
        return ()
    changed = [Contained(place=anchor, inherited=False, reason=effect.reason)]
    if effect.changes is Changes.ANCHOR_AND_MEMBERS:
        changed += (
            Contained(place=member, inherited=True, reason=f"belongs to {anchor.name}")
            for member in ground.members(anchor)
            if member.kind in ground.sizes.points
        )
    return tuple(changed)


def _named_by_river(expression: PlaceExpression, ground: Ground) -> str | None:
    """A bank's river may be named, or be the one that runs through the region named."""
    if expression.relation is not Relation.BANK:
        return None
    known = expression.anchor is None or ground.rivers.get(expression.anchor) is not None
    return "river" if known else None


def _bounded(
    expression: PlaceExpression, kind: str | None, regions: Iterable[str]
) -> tuple[PlaceExpression, ...]:
    """A bank within the region named, else within each region that the story speaks of."""
    given = expression.arguments
    if kind not in {"river", "bank"} or given.region is not None:
        return (expression,)
    return tuple(replace(expression, arguments=replace(given, region=region)) for region in regions)
