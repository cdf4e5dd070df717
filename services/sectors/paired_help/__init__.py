"""Paired help (结对帮扶): a member or a body helps a household or a firm, from day to day."""
