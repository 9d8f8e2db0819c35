"""Amount: an interval of a count in words, and as one short code for data files."""

from __future__ import annotations

from sayso.model.event import Count


def interval(low: int | None, high: int | None) -> str:
    """A count as people write it."""
    if low is None and high is None:
        return "not told"
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


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
