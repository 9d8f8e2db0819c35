"""Training of the heads of `sayso bench muc`."""
