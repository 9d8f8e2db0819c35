"""Targets: what an analyst's override names: a statement, a take, a source or a proposition, by its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.errors import InputError, LookupFailed
from sayso.model.assessment import Assessment, Proposition
from sayso.model.override import Action, Override
from sayso.model.statement import Statement

SHOWN = 3
PROPOSITION = "proposition:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """All that can be named: ids of statements, takes and sources, and propositions by id."""

    ids: frozenset[str]
    propositions: Mapping[str, Proposition]

    @classmethod
    def of(cls, statements: Iterable[Statement], assessments: Iterable[Assessment]) -> Targets:
        """What these statements and assessments name."""
        ids: set[str] = set()
        for statement in statements:
            ids |= {statement.id, statement.take}
            if statement.source.id is not None:
                ids.add(statement.source.id)
        return cls(ids=frozenset(ids), propositions={a.proposition.id: a.proposition for a in assessments})

    def find(self, named: str) -> str:
        """The id that is named, or begins so, with or without its kind ("statement:") in front.

        Raises LookupFailed SAY-401 where there is none, SAY-402 where there are several.
        """
        known = (*self.ids, *self.propositions)
        if named in known:
            return named
        fitting = sorted(
            i for i in known if named and (i.startswith(named) or i.partition(":")[2].startswith(named))
        )
        if not fitting:
            raise LookupFailed(
                "SAY-401", f"there is no statement, take, source or proposition {named!r} in the record",
                do="take its id from: sayso why PLACE, or sayso show TAKE --json",
            )  # fmt: skip
        if len(fitting) > 1:
            more = ", ..." if len(fitting) > SHOWN else ""
            raise LookupFailed(
                "SAY-402", f"{len(fitting)} ids begin with {named!r}: {', '.join(fitting[:SHOWN])}{more}",
                do="give more of the id",
            )  # fmt: skip
        return fitting[0]

    def override(self, action: Action, named: str, *, analyst: str, reason: str) -> Override:
        """An override by an analyst on what is named, not yet on record.

        Raises InputError: SAY-141 without a name or a reason, SAY-142 where the
        action is not one for this target.
        """
        target = self.find(named)
        proposition = self.propositions.get(target)
        if action is Action.CONFIRM and proposition is None:
            raise _unfit(target, "only a proposition can be confirmed", "name a proposition")
        if action is Action.DISCOUNT and proposition is not None:
            raise _unfit(
                target,
                "a proposition cannot be discounted, only what is said",
                "name statement, take or source",
            )
        return entry(action, target, analyst=analyst, reason=reason, of=proposition)


def entry(
    action: Action, target: str, *, analyst: str, reason: str, of: Proposition | None = None
) -> Override:
    """An override as it is handed to the ledger. Raises InputError SAY-141 without a name or a reason."""
    who, why = " ".join(analyst.split()), " ".join(reason.split())
    if not who or not why:
        raise InputError(
            "SAY-141", "an override needs an analyst and a reason", do="give --analyst and --reason"
        )
    return Override(
        id="",
        action=action,
        target=target,
        analyst=who,
        reason=why,
        predicate=of.predicate if of else None,
        side=of.side if of else None,
        place=of.place if of else None,
        day=of.day if of else None,
    )


def _unfit(target: str, what: str, do: str) -> InputError:
    return InputError("SAY-142", what, where=target, do=do)
