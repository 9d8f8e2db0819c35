"""The rule that sums the happenings of one release, on invented releases and on the shared corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval.counts import least, main

from sayso.model.event import CountOf
from tests.kit import kit, read_text


@pytest.mark.parametrize(
    ("text", "killed", "captured"),
    [
        ("The force detained two suspected insurgents in the district yesterday.", 0, 2),
        (
            "The force detained several suspected insurgents. Several suspected insurgents were detained.",
            0,
            3,
        ),
        (
            "The force detained several suspects. After questioning, the force detained eight insurgents.",
            0,
            8,
        ),
        ("The force arrested a network leader. The force also detained two suspected insurgents.", 0, 3),
        ("The force detained a network leader along with three of his associates.", 0, 4),
        ("Two insurgents, including a leader, were detained.", 0, 2),
        ("More than ten suspected insurgents were detained.", 0, 11),
        ("The force detained numerous suspected insurgents.", 0, 4),
        ("The patrol killed two insurgents. The two insurgents were killed when they fired.", 2, 0),
        ("The patrol killed three insurgents and detained one.", 3, 1),
        ("The leader is linked to an attack that killed four soldiers. Two men were detained.", 0, 2),
        ("No insurgents were killed.", 0, 0),
        ("The market opened on time.", 0, 0),
    ],
)
def test_the_fewest_people_of_a_release(text: str, killed: int, captured: int) -> None:
    reading = read_text(text)
    assert (least(reading, CountOf.KILLED), least(reading, CountOf.CAPTURED)) == (killed, captured)


def test_the_shared_releases_are_read_as_coded(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    releases = shared / "corpora" / "isaf" / "releases.jsonl"
    if not releases.is_file():
        pytest.skip("the releases are not beside this checkout")
    assert main(["--releases", str(releases), "--limit", "60"], kit()) == 0
    exact = float(capsys.readouterr().out.split()[2])
    assert exact >= 70
