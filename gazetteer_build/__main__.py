"""Command: python -m gazetteer_build [--to FILE] [--world N] [--near N] [--names N]."""

from __future__ import annotations

import argparse
from pathlib import Path

from gazetteer_build.cities import load_cut
from gazetteer_build.whole import whole
from sayso.gazetteer.places import SHIPPED, shipped_gazetteer
from sayso.gazetteer.store import write_store


def main() -> None:
    """Builds the gazetteer that ships, or one with another cut for a trial."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=shipped_gazetteer(), help=f"where to [default: {SHIPPED}]")
    parser.add_argument("--world", type=int, help="people from whom on a place elsewhere is kept")
    parser.add_argument("--near", type=int, help="the same in countries of wars")
    parser.add_argument("--names", type=int, help="people from whom on other spellings elsewhere are kept")
    asked = parser.parse_args()
    changes = {"world": asked.world, "near": asked.near, "names_world": asked.names}
    content = whole(load_cut({k: v for k, v in changes.items() if v is not None}))
    digest = write_store(content, asked.to)
    size = asked.to.stat().st_size
    print(
        f"{asked.to.name}: {len(content.features):,} places, {len(content.names):,} names, {size / 1e6:.1f} MB, {digest[:12]}"
    )


if __name__ == "__main__":
    main()
