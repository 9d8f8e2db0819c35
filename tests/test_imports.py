"""The rooms import each other in the order of the data, and heavy packages stay in their adapters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORE = ("sayso.pipeline", "sayso.control.replay", "sayso.export.contract")
SERVED = (
    "fastapi",
    "uvicorn",
    "jinja2",
    "starlette",
    "ray",
    "spacy",
    "torch",
    "duckdb",
    "shapely",
    "pyproj",
    "h3",
)


def test_the_import_rules_hold() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_every_room_stands_in_the_import_rules() -> None:
    rules = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rooms = {
        path.stem
        for path in (ROOT / "src" / "sayso").iterdir()
        if path.name[0] not in "_." and path.name != "py.typed"
    }
    assert not {
        room for room in rooms if f'"{room}"' not in rules and room not in rules.split("layers = [")[1]
    }


@pytest.mark.parametrize("module", CORE)
def test_reading_loads_no_server(module: str) -> None:
    code = f"import sys, {module}; print(sorted(set(sys.modules) & set({SERVED!r})))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"
