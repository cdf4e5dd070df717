"""What is told in numbers that no event proves?"""
