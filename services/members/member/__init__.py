"""A member (委员): on the register, in bodies, in roles, and off the roll again."""
