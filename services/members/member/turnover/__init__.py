"""Change of term (换届): who goes on into the next term, and who ends with the last."""
