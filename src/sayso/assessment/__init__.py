"""Room `assessment/`: how well supported a proposition is, by ordered rules that give their reasons."""
