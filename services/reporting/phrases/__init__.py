"""The committee's standing phrases (提法), and what is written otherwise than they say."""
