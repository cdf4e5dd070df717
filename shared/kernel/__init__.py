"""The kernel: what every service needs to record, tell and remember, and nothing of the domain."""
