"""What does each body owe in a year, and who is behind today?"""
