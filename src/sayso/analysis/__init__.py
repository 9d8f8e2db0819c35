"""Room `analysis/`: the English that Sayso reads with. Text in, Analysis out."""
