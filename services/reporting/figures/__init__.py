"""Figures: declared, not coded; counted in one pass; each leads to its cases and their events."""
