"""What else does a roster say of a member, publicly?"""
