"""What may happen while units handle a proposal (办理)?"""
