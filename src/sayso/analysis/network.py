"""The network at work: one window of pieces in, vectors and scores out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.files import NETWORK, PIECES, RELATIONS
from sayso.analysis.pieces import Pieces
from sayso.analysis.wordshape import UNKNOWN

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowScores:
    """What the network says of one window. Row 0 of `vectors`, `above` and column 0 of `arcs` is the root."""

    vectors: Floats
    tags: Floats
    arcs: Floats
    below: Floats
    above: Floats


class Network:
    """The encoder with its heads, on one thread: one process a core is what scales.

    The session is opened on first use and once a process, so that a network
    can be sent to other processes, by pickling or by forking.
    """

    __slots__ = ("_folder", "_pieces", "_process", "_relations", "_session")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: int | None = None
        self._session: onnxruntime.InferenceSession | None = None
        self._pieces: Pieces | None = None
        self._relations: tuple[Floats, Floats] | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"folder": self._folder}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["folder"])  # type: ignore[misc]

    @property
    def pieces(self) -> Pieces:
        """The word pieces of the encoder."""
        if self._pieces is None:
            # Heavy, and not needed to ask for the analyzer's name.
            from tokenizers import Tokenizer as WordPieceModel  # noqa: PLC0415

            model = WordPieceModel.from_file(str(self._folder / PIECES))
            self._pieces = Pieces(model)
        return self._pieces

    def run(self, ids: Ints, shapes: Ints, counts: Ints) -> WindowScores:
        """Reads one window: ids and shapes of its pieces, as `pieces` gave them, and each word's count."""
        size = ids.size + 2
        coded = np.empty((1, size), dtype=np.int64)
        coded[0, 0], coded[0, -1] = self.pieces.marks
        coded[0, 1:-1] = ids
        cased = np.full((1, size), UNKNOWN, dtype=np.int64)
        cased[0, 1:-1] = shapes
        first = np.zeros(counts.size + 1, dtype=np.int64)
        first[1:] = np.cumsum(counts) - counts + 1
        vectors, tags, arcs, below, above = self.infer(coded, cased, first)
        return WindowScores(vectors=vectors, tags=tags[1:], arcs=arcs[1:], below=below[1:], above=above)

    def infer(self, ids: Ints, shapes: Ints, first: Ints) -> Sequence[Floats]:
        """The network itself: ids and shapes with marks, and the place of each word's first piece."""
        found: Sequence[Floats] = self._open().run(None, {"ids": ids, "shapes": shapes, "first": first})
        return found

    def relations(self, below: Floats, above: Floats) -> Floats:
        """Scores of each relation for arcs, given what stands at both ends."""
        if self._relations is None:
            with np.load(self._folder / RELATIONS, allow_pickle=False) as saved:
                self._relations = saved["weight"], saved["bias"]
        weight, bias = self._relations
        scores: Floats = np.concatenate((below * above, below, above), axis=1) @ weight + bias
        return scores

    def _open(self) -> onnxruntime.InferenceSession:
        if self._session is None or self._process != os.getpid():
            import onnxruntime  # noqa: PLC0415  (as above)

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(self._folder / NETWORK), options, providers=["CPUExecutionProvider"]
            )
            self._process = os.getpid()
        return self._session
