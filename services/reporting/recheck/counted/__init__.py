"""How is each figure counted from the cards, as its definition says in Chinese?"""
