"""Amount: an interval of a count as one short code for data files."""

from __future__ import annotations

from sayso.model.event import Count


def amount_code(low: int | None, high: int | None) -> int | str | None:
    """12, "12+" for at least 12, "<=30" for up to 30, "2-5" for 2 to 5; None where nothing is known."""
    if low == high:
        return low
    if high is None:
        return f"{low}+"
    return f"<={high}" if low is None else f"{low}-{high}"


def count_text(count: Count) -> str:
    """A count with what it counts, and whose they are where the words say so: "killed 20+ Ukraine"."""
    amount = amount_code(count.low, count.high)
    parts = (count.what.value, "?" if amount is None else str(amount), count.whose)
    return " ".join(part for part in parts if part)
