"""What the service `proposals` tells the others."""
