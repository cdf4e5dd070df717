"""How does a committee adopt rules of findings of its own?"""
