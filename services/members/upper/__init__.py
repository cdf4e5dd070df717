"""Members of upper committees who live here (住X全国、省政协委员): listed, moved away, ended."""
