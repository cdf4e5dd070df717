"""A committee (委员会): established, its plenaries, the rules it adopts."""
