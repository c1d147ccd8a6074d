"""Pairs of sentences and of figures, each with the student's judgement."""
