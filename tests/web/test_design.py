"""The stylesheet: contrast in both schemes, and nothing fetched from elsewhere."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from sayso.web.sides import COLOURS

CSS = files("sayso.web").joinpath("static", "style.css").read_text(encoding="utf-8")
LIGHT, DARK = CSS.split("@media (prefers-color-scheme: dark)")[:2]
SIDES = [f"side-{n}" for n in range(COLOURS)] + ["side-none"]


def _colours(css: str) -> dict[str, str]:
    named = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css.split("\n}", maxsplit=1)[0]))
    sides = dict(
        re.findall(r"\.(side-\w+) \{ --side: (#[0-9a-f]{6}); \}", css.split("*, ::before", maxsplit=1)[0])
    )
    return named | sides


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(a: str, b: str) -> float:
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_is_aa(scheme: str) -> None:
    colours = _colours(scheme)
    pairs = [(ink, "paper") for ink in ("ink", "soft", "accent", "warn", "good")]
    pairs += [
        ("ink", "raised"),
        ("ink", "land"),
        ("soft", "land"),
        ("water-ink", "sea"),
        ("water-ink", "land"),
    ]
    pairs += [("paper", "accent"), ("paper", "good")]
    pairs += [(side, ground) for side in SIDES for ground in ("paper", "land", "on-side")]
    for front, back in pairs:
        assert _contrast(colours[front], colours[back]) >= 4.5, (front, back)


def test_nothing_is_fetched_and_nothing_is_imported() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_templates_carry_no_inline_style_and_no_script() -> None:
    for template in files("sayso.web").joinpath("templates").iterdir():
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle\s*=|<style|<script|\son\w+\s*=|\|\s*safe", text), template.name


def test_the_basemap_is_small() -> None:
    assert len(files("sayso.web").joinpath("data", "land.json.z").read_bytes()) <= 300_000
