"""Articles in, entities out: who and what the archive speaks of, each under one name."""
