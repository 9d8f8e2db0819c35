"""Other wars, day by day: sample stories after the public chronology, and the states written down before they were read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.control.wire import answer, states

HERE = Path(__file__).resolve().parent / "scenarios"
ROWS = [
    (folder.name, row)
    for folder in sorted(HERE.iterdir())
    if folder.is_dir()
    for row in tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))["state"]
]


@pytest.mark.parametrize(
    ("war", "row"), ROWS, ids=[f"{war} {r['place']} {r['on']} {r.get('known_at', '')}" for war, r in ROWS]
)
def test_a_place_on_a_day(war: str, row: dict[str, str]) -> None:
    assert answer(HERE / war, row["place"], row["on"], row.get("known_at")) == row["answer"]


def test_a_claim_of_the_taker_alone_stays_in_its_layer() -> None:
    goma = states(HERE / "goma", "2025-01-27", "2025-01-27T05:00:00+00:00")["Goma"]
    assert goma.status == "claimed"
    assert goma.assessed is not None
    assert goma.assessed.holder == "DR Congo"
    assert {layer.by: layer.holder for layer in goma.layers}["M23"] == "M23"
