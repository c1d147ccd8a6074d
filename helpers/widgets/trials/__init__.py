"""Small things to try out: round a number, exchange a verb, group names."""
