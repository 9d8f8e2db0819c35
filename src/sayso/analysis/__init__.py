"""Room `analysis/`: text in, sentences, words, grammar and names out."""
