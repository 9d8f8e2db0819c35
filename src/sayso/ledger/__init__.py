"""Ledger: the append-only record of takes and of what was read from them, under two clocks."""
