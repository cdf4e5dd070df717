"""The events as they arrived: what this node knew when."""
