"""How a ledger becomes commands: planned, previewed, committed, compared with the last time."""
