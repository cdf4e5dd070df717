"""Is every figure right? Each is counted a second time, from the archived events alone."""
