"""The shipped files: the network as int8 ONNX, word pieces, relation weights, labels and digests."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer as WordPieceModel
from torch import Tensor, nn

from training.network import Reader
from training.run import Task

OUTPUTS = ("hidden", "tags", "arcs", "below", "above")
NETWORK, PIECES, RELATIONS, MANIFEST, DIGEST = (
    "english.onnx",
    "pieces.json",
    "relations.npz",
    "model.json",
    "model.sha256",
)


class OneWindow(nn.Module):
    """The network for one window without padding, as it is run."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Vectors of the root and of each word, and what the heads say of them."""
        hidden = self.reader.encoder(ids, shapes)
        words = hidden.index_select(1, first)
        return tuple(part.squeeze(0) for part in (words, *self.reader.heads(words)))


def export(task: Task, pieces: WordPieceModel, out: Path) -> str:
    """Writes the shipped files and returns the digest that names them."""
    out.mkdir(parents=True, exist_ok=True)
    reader = averaged(task)
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.onnx"
        to_onnx(reader, raw)
        quantize(raw, out / NETWORK)
    pieces.save(str(out / PIECES), pretty=False)
    write_relations(reader, out / RELATIONS)
    return write_manifest(task, out)


def averaged(task: Task) -> Reader:
    """The network of the checkpoint, with the averaged weights."""
    saved = torch.load(task.folder / "checkpoint.pt", weights_only=True, map_location="cpu")
    reader = task.reader.to("cpu")
    reader.load_state_dict({**saved["reader"], **saved["average"]})
    return reader.eval()


def to_onnx(reader: Reader, path: Path) -> None:
    """The network in fp32. The older exporter keeps free sizes where the newer one fixes them."""
    words, pieces = 5, 9
    example = (
        torch.arange(1000, 1000 + pieces)[None],
        torch.zeros((1, pieces), dtype=torch.long),
        torch.arange(words + 1),
    )
    torch.onnx.export(
        OneWindow(reader).eval(),
        example,
        str(path),
        dynamo=False,
        opset_version=17,
        input_names=["ids", "shapes", "first"],
        output_names=list(OUTPUTS),
        dynamic_axes={
            "ids": {1: "pieces"},
            "shapes": {1: "pieces"},
            "first": {0: "words"},
            "arcs": {0: "words", 1: "words"},
            **{name: {0: "words"} for name in OUTPUTS if name != "arcs"},
        },
    )


def quantize(raw: Path, out: Path) -> None:
    """Weights to int8 by channel, in seven bits: so that older processors do not overflow."""
    # Its import takes seconds and configures logging: only where it is used.
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415
    from onnxruntime.quantization.shape_inference import quant_pre_process  # noqa: PLC0415

    ready = raw.with_name("ready.onnx")
    quant_pre_process(str(raw), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        str(ready),
        str(out),
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )


def write_relations(reader: Reader, path: Path) -> None:
    """The last map of the relation head, which is applied to the chosen arcs only, in numpy."""
    layer = reader.heads.relations
    np.savez(
        path,
        weight=layer.weight.detach().numpy().T.astype(np.float32),
        bias=layer.bias.detach().numpy().astype(np.float32),
    )


def write_manifest(task: Task, out: Path) -> str:
    """Labels and the digests of the other files; its own digest names the model."""
    manifest: Mapping[str, Any] = {
        "name": task.config["name"],
        "version": task.config["version"],
        "labels": asdict(task.labels),
        "slices": {name: [part.start, part.stop] for name, part in task.labels.slices().items()},
        "files": {name: sha256(out / name) for name in (NETWORK, PIECES, RELATIONS)},
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    (out / MANIFEST).write_text(text, encoding="utf-8")
    digest = sha256(out / MANIFEST)
    (out / DIGEST).write_text(digest + "\n", encoding="utf-8")
    return digest


def sha256(path: Path) -> str:
    """The digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
