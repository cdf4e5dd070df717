"""How does each kind of event go onto the cards?"""
