"""What is forgotten of a member: by whom, when, on what basis, and what remains?"""
