"""Ten steps on ten sentences: the loss falls, a run resumes, the export is the same network.

PyTorch is a training dependency and not in the usual environment: without it these are skipped.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.config import piece_model  # noqa: E402
from training.examples import Coder, Marks, collate  # noqa: E402
from training.export import averaged, export, to_onnx  # noqa: E402
from training.labels import learn_labels  # noqa: E402
from training.network import Reader, Sizes  # noqa: E402
from training.readers.mention_rules import load_mention_rules  # noqa: E402
from training.run import Task, train  # noqa: E402

from sayso.analysis.files import PIECES, open_model, shipped_folder  # noqa: E402
from sayso.analysis.network import Network  # noqa: E402
from tests.training.sample import sample  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

SIZES = Sizes(layers=2, width=48, inner=96, heads=4, arc=16, relation=16)


def config(steps: int) -> dict[str, Any]:
    """A configuration like the true one, for a few steps."""
    names = ("upos", "xpos", "features", "lemma", "start", "arc", "relation", "mention")
    return {
        "name": "sample",
        "version": "0",
        "seed": 1,
        "windows": {"pieces": 24, "paragraph_share": 0.0, "recast": {"upper": 0.2}},
        "training": {
            "steps": steps, "warmup": 0.1, "batch_pieces": 64, "rate_encoder": 2e-3, "rate_heads": 5e-3,
            "weight_decay": 0.01, "clip": 1.0, "hide_words": 0.0, "decay_from": 0.7, "average_decay": 0.5,
            "log_every": 1, "check_every": 5, "save_every": 5, "threads": 1, "autocast": False, "rarest_rule": 1,
            "weights": dict.fromkeys(names, 1.0),
        },
    }  # fmt: skip


def task(folder: Path, steps: int = 10) -> Task:
    """A small network on the sample."""
    torch.manual_seed(1)
    documents = sample()
    labels = learn_labels(documents, 1)
    model = piece_model(shipped_folder() / PIECES)
    coder = Coder(model, labels, load_mention_rules())
    reader = Reader(
        SIZES, tags=labels.slices()["mention"].stop, relations=len(labels.relation), dropout=(0.0, 0.0)
    )
    coded = [coder.document(document) for document in documents]
    marks = Marks(begin=101, end=102, hidden=103)
    return Task(
        reader=reader,
        labels=labels,
        train=coded,
        dev={"sample": [collate([coded[0]], marks)]},
        marks=marks,
        config=config(steps),
        folder=folder,
    )


def log(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def total(row: dict[str, Any]) -> float:
    return sum(float(row[name]) for name in ("upos", "lemma", "arc", "relation", "mention"))


def test_the_loss_falls(tmp_path: Path) -> None:
    train(task(tmp_path))
    steps = [row for row in log(tmp_path) if "dev" not in row]
    assert len(steps) == 10
    assert total(steps[-1]) < 0.8 * total(steps[0])
    assert any("las" in row for row in log(tmp_path))


def test_a_run_that_was_cut_off_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()
    whole = task(tmp_path / "whole")
    train(whole)
    cut = task(tmp_path / "cut")
    cut.config["training"]["stop"] = 5
    train(cut)
    again = task(tmp_path / "cut")
    train(again)
    for one, other in zip(whole.reader.parameters(), again.reader.parameters(), strict=True):
        assert torch.allclose(one, other, atol=1e-6)


def test_the_export_is_the_same_network(tmp_path: Path) -> None:
    import onnxruntime

    made = task(tmp_path)
    train(made)
    reader = averaged(made)
    to_onnx(reader, tmp_path / "raw.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "raw.onnx"), providers=["CPUExecutionProvider"])
    ids, shapes, first = (
        np.array([[101, 2390, 2187, 3000, 1012, 102]]),
        np.array([[6, 1, 0, 0, 0, 6]]),
        np.arange(5),
    )
    there = session.run(None, {"ids": ids, "shapes": shapes, "first": first})
    with torch.no_grad():
        here = reader(torch.tensor(ids), torch.tensor(shapes), torch.tensor(first)[None])
    for one, other in zip(here, there, strict=True):
        assert np.allclose(one[0].numpy(), other, atol=1e-4)


def test_the_int8_file_is_close_and_loads_as_a_model(tmp_path: Path) -> None:
    made = task(tmp_path)
    train(made)
    model = piece_model(shipped_folder() / PIECES)
    digest = export(made, model, tmp_path / "out")
    assert open_model(tmp_path / "out").digest == digest
    network = Network(tmp_path / "out")
    assert network.pieces.encode(["troops", "left"]).ids.tolist() == [3629, 2187]
    scores = network.run(np.array([2390, 2187]), np.array([1, 0]), np.array([1, 1]))
    with torch.no_grad():
        here = averaged(made)(
            torch.tensor([[101, 2390, 2187, 102]]), torch.tensor([[6, 1, 0, 6]]), torch.tensor([[0, 1, 2]])
        )
    assert np.abs(here[0][0].numpy() - scores.vectors).mean() < 0.1
