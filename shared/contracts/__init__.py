"""The published language: the events that services tell each other, and the values in them."""
