"""How is everything that services keep carried out of their databases, and in again?"""
