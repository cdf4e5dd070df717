"""The checks, one module a ledger."""
