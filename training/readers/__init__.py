"""Readers of the corpora that the shipped weights may learn from."""
