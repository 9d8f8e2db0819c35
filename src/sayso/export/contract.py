"""Contract: a reading as the JSON that `sayso read --json` prints."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from typing import Any

from sayso.model.control import ControlChange, ControlInterval, ControlState, RecordStep
from sayso.model.override import Override
from sayso.model.reading import Reading


def override_json(override: Override) -> dict[str, Any]:
    """An analyst's entry as plain values."""
    return asdict(override)


def reading_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain values, keys as the contract names them. Unknown is null."""
    return {
        "take": asdict(reading.take)
        | {"update": asdict(reading.take.update) if reading.take.update else None},
        "statements": [asdict(statement) for statement in reading.statements],
        "control": [asdict(row) for row in reading.control],
        "refused": [asdict(refusal) for refusal in reading.refused],
        "run": dict(reading.run),
    }


def state_json(state: ControlState) -> dict[str, Any]:
    """The state of a place as plain values, with everything it rests on."""
    return asdict(state)


def interval_json(interval: ControlInterval) -> dict[str, Any]:
    """A stretch of days with the state of a place, as plain values."""
    return asdict(interval)


def change_json(change: ControlChange) -> dict[str, Any]:
    """A change of a place's state as plain values, with the holder (or who left) beside."""
    return asdict(change) | {"holder": change.holder}


def step_json(step: RecordStep) -> list[dict[str, Any]]:
    """What an entry of the record changed, one row a place; one row without states where it changed none."""
    if step.changes:
        return [change_json(change) for change in step.changes]
    row = asdict(step)
    del row["changes"]
    return [row | {"before": None, "after": None, "holder": None, "statements": [], "news": False}]


def dump(value: Any) -> str:
    """JSON as it is printed: two spaces deep, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain)


def line(value: Any) -> str:
    """JSON on one line, for several values in a row (JSON lines)."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"no JSON for {type(value).__name__}")
