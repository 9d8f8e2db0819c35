"""The error tree: everything that Sayso raises on purpose.

    SaysoError
    |-- InputError      what was handed in cannot be read          (exit 3)
    |-- DataError       a data file of ours or the user's is wrong  (exit 4)
    |-- LedgerError     the record cannot be opened or written      (exit 5)
    `-- LookupFailed    what was asked for is not in the record      (exit 6)

Each error carries a code (`SAY-101`), what went wrong, where, and what to do.
The codes are documented in `docs/errors.md`.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Root of all errors that Sayso raises on purpose."""

    exit_code = 1

    def __init__(self, code: str, what: str, *, where: str | None = None, do: str | None = None) -> None:
        self.code = code
        self.what = what
        self.where = where
        self.do = do
        super().__init__(self.line())

    def line(self) -> str:
        """The whole error on one line: code, place, what, and what to do about it."""
        place = f" {self.where}:" if self.where else ""
        advice = f" ({self.do})" if self.do else ""
        return " ".join(f"{self.code}:{place} {self.what}{advice}".split())


class InputError(SaysoError):
    """What was handed in cannot be read as a story."""

    exit_code = 3


class DataError(SaysoError):
    """A data file (lexicon, gazetteer, blocs) does not fit its schema."""

    exit_code = 4


class LedgerError(SaysoError):
    """The record cannot be opened, or refuses what would change its past."""

    exit_code = 5


class LookupFailed(SaysoError):  # noqa: N818  (it is a miss, not a fault of the program)
    """What was asked for is not in the record."""

    exit_code = 6
