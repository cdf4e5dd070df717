"""members: committees, members, organisations."""
