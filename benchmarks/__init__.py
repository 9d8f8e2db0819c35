"""Benchmarks: what reading costs, measured where it is run."""
