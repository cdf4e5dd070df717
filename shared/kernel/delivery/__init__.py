"""How events reach other services, and how theirs are taken: gapless, chained, exactly once."""
