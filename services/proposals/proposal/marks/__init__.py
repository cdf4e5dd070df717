"""What stands beside a proposal's states: chosen, awarded, published, wished, followed up?"""
