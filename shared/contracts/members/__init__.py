"""What the service `members` tells the others."""
