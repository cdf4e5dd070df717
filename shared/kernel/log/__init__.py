"""The log: what has happened, gapless, chained, append-only."""
