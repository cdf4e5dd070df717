"""How does a member have the own particulars changed: proposed, looked at, decided?"""
