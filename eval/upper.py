"""Upper case: the annotated dispatches in mixed case, set in capitals, with their annotation; into a folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

KEPT = {"id", "bloc", "manner", "polarity", "commitment", "tense", "type", "mode", "what", "change", "date"}


def raised(value: Any, key: str = "") -> Any:
    """An annotation with all that is quoted from the story in capitals."""
    if isinstance(value, dict):
        return {k: raised(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [raised(v, key) for v in value]
    return value.upper() if isinstance(value, str) and key not in KEPT else value


def main() -> int:
    """Write the capitals of all mixed-case stories of a folder into another one."""
    gold, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    meta = json.loads((gold / "meta.json").read_text())
    kept = {}
    for story in sorted(gold.glob("*.txt")):
        text = story.read_text()
        if sum(c.isupper() for c in text) > sum(c.islower() for c in text):
            continue
        # one letter for one letter, so that offsets stay
        capitals = "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
        (out / story.name).write_text(capitals)
        annotation = raised(json.loads(story.with_suffix(".json").read_text()))
        (out / story.with_suffix(".json").name).write_text(json.dumps(annotation))
        kept[story.stem] = meta.get(story.stem, {})
    (out / "meta.json").write_text(json.dumps(kept))
    return 0


if __name__ == "__main__":
    sys.exit(main())
