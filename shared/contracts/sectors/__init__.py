"""What the service `sectors` tells the others."""
