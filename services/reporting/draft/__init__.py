"""A document before it is issued: written by people, commented on, approved, handed up."""
