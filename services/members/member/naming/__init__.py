"""How is a member found by name, by how it is read, or by its initials?"""
