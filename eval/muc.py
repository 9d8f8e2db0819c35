"""Figures of the MUC-4 templates: `python -m eval.muc [--shared ../shared] [--messages]`.

The documents of TST1 and TST2 are filled, and judged by the shared scorer: F1,
precision and recall of each slot, and of all together (micro).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from eval.analysis import shared_folder
from sayso.bench.messages import read_messages
from sayso.bench.muc import Filer, read_documents
from sayso.export import contract


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what the shared scorer says."""
    parser = argparse.ArgumentParser(prog="python -m eval.muc", description=__doc__)
    parser.add_argument("--shared", type=Path, default=None)
    parser.add_argument(
        "--messages", action="store_true", help="texts from the messages, not the processed ones"
    )
    options = parser.parse_args(arguments)
    shared = shared_folder(options.shared)
    folder = shared / "corpora" / "muc34"
    gold = folder / "processed" / "dev.json"
    texts = read_messages(folder / "CORPORA") if options.messages else None
    filer = Filer()
    with tempfile.TemporaryDirectory() as kept:
        made = Path(kept) / "templates.jsonl"
        with gold.open(encoding="utf-8") as lines, made.open("w", encoding="utf-8") as out:
            out.writelines(
                contract.line(filer.fill(document)) + "\n"
                for document in read_documents(lines, str(gold), texts)
            )
        scorer = [sys.executable, str(shared / "score" / "muc.py"), "--gold", str(gold), "--pred", str(made)]
        print(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
