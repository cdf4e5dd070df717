"""What must several services compute alike? Pure: standard library only."""
