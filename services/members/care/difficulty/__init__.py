"""困难诉求: raised in confidence, and followed until it is settled or cannot be."""
