"""Room `events/`: what a statement says happened: type, participants, place, time, counts."""
