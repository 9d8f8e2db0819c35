"""What CI runs: the same two commands as everybody, and nothing that belongs to one machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from tests.docs.pages import ROOT

RUN = ROOT / ".ci" / "run"


def test_ci_runs_the_house_rules_and_then_all_tests() -> None:
    lines = RUN.read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in lines
    assert lines.index("make check") < lines.index("make test") == len(lines) - 1
    assert os.access(RUN, os.X_OK)


def test_ci_names_no_host_and_no_secret() -> None:
    text = RUN.read_text(encoding="utf-8")
    assert not re.search(r"https?://|token|password|secret", text, re.IGNORECASE)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash is installed")
def test_ci_is_valid_bash() -> None:
    done = subprocess.run(["bash", "-n", str(RUN)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
