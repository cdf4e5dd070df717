"""How does a member leave the roll: at once, or on a resignation that waits (离任)?"""
