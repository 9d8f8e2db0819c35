"""Room `control/`: from assessed claims to who holds which place on which day."""
