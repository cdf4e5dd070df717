"""材料: sent to members, read or not, and the notes that they hand in."""
