"""Which words does a proposal use, who is found by them, and which proposals are alike?"""
