"""Through which versions did the schema of sectors come to be what it is?"""
