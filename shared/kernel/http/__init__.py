"""How HTTP asks: who, in which committee, under which key, and after which position."""
