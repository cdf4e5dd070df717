"""Which documents are written, and what is in each?"""
