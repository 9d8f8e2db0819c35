"""Shared tasks: what Sayso's reading is worth on public tests of other makers."""
