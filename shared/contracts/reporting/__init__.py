"""What the service `reporting` tells the others."""
