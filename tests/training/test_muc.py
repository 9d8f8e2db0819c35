"""The heads in torch and in numpy are the same network, and they learn what they are shown.

PyTorch is a training dependency and not in the usual environment: without it these are skipped.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.muc.examples import Example, batch, read_examples  # noqa: E402
from training.muc.export import export, weights_of  # noqa: E402
from training.muc.fitting import fit_heads, seen_by  # noqa: E402
from training.muc.loss import loss  # noqa: E402
from training.muc.network import Heads, Sizes  # noqa: E402
from training.muc.score import counts, keys_of  # noqa: E402
from training.muc.subject import LEAST, fit_subject, rarity, telling, weighted  # noqa: E402

from sayso.bench.heads import WEIGHTS, load_heads  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

STORIES = (
    ("gunmen shot tomas ibarrola in villa baja.", "attack", {"PerpInd": ["gunmen"], "Victim": ["tomas ibarrola"]}),
    ("a bomb destroyed the bus of the mayor.", "bombing", {"Weapon": ["bomb"], "Target": ["bus"]}),
    ("the ministers discussed the price of coffee.", None, {}),
)  # fmt: skip
SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    """Four of each story, read by the shipped model."""
    folder = tmp_path_factory.mktemp("muc")
    lines = []
    for number in range(12):
        text, kind, slots = STORIES[number % 3]
        filled = {slot: [[[word, text.index(word)]] for word in slots.get(slot, ())] for slot in SLOTS}
        templates = [{"incident_type": kind, **filled}] if kind else []
        lines.append(json.dumps({"docid": str(number), "doctext": text, "templates": templates}))
    path = Path(folder) / "train.json"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_examples(path, folder)


def test_what_ships_is_what_was_trained(examples: list[Example], tmp_path: Path) -> None:
    sheets = [example.sheet for example in examples]
    rare = rarity(sheets)
    rows, types = weighted(sheets, rare), np.stack([example.types for example in examples])
    subject = fit_subject(rows, types, rare, penalty=1e-3)
    torch.manual_seed(3)
    members = [Heads(Sizes(layers=layers)).eval() for layers in (1, 0)]
    with torch.no_grad():
        for heads in members:
            for value in heads.parameters():
                value.add_(torch.randn_like(value) * 0.05)
    export(weights_of(subject, members, {}), tmp_path)
    loaded = load_heads((tmp_path / WEIGHTS).read_bytes())
    for example, row in zip(examples[:3], rows, strict=False):
        given = loaded.scores(example.sheet)
        assert np.allclose(given.subject, subject.scores(row), atol=0.1)
        known = seen_by(members, example, given.subject).scores
        assert np.allclose(given.roles, known.roles, atol=0.05)
        assert np.allclose(given.kinds, known.kinds, atol=0.05)
        assert np.allclose(given.extents, known.extents, atol=0.05)


def test_the_loss_falls_and_a_seed_gives_the_same_heads(examples: list[Example]) -> None:
    subjects = [np.zeros(7, dtype=np.float32)] * len(examples)
    b, match, kinds = batch(examples, subjects)
    torch.manual_seed(1)
    before = float(loss(Heads(Sizes()).eval()(b), b, match, kinds))
    first, second = (fit_heads(examples, subjects, 1, Sizes()) for _ in range(2))
    after = float(loss(first(b), b, match, kinds))
    assert after < before
    assert float(loss(second(b), b, match, kinds)) == after


def test_the_score_pairs_templates_of_one_kind() -> None:
    keys = keys_of([
        {"incident_type": "attack", **{slot: [] for slot in SLOTS}, "Victim": [[["Ana", 0], ["the nurse", 9]]]},
        {"incident_type": "bombing", **{slot: [] for slot in SLOTS}, "Weapon": [[["bomb", 3]]]},
    ])  # fmt: skip
    made = [("bombing", ((), (), ("ana",), (), ("bomb",))), ("attack", ((), (), (), ("nurse",), ()))]
    told = counts(made, keys)
    assert (told.right, told.made, told.found, told.wanted) == (4, 5, 4, 4)
    assert counts([("arson", ((), (), (), (), ()))], keys).f1 == 0
    assert counts([], ()).wanted == 0


def test_a_term_of_one_kind_tells_more_than_one_of_all() -> None:
    rows = np.array([[1, 1, 0], [1, 1, 0], [0, 1, 1], [0, 1, 1]], dtype=np.float32)
    wanted = np.array([[1], [1], [0], [0]], dtype=np.float32)
    shares = telling(rows, wanted)[:, 0]
    assert shares[1] == pytest.approx(LEAST)
    assert shares[0] == pytest.approx(shares[2])
    assert shares[0] > LEAST
