"""How people are checked in at the door (签到): by a pass, by the door's code, by a list."""
