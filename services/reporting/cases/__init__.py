"""What reporting knows of each case, in versions: folded, pure, from its events."""
