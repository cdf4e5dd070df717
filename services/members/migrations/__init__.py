"""Through which versions did the schema of members come to be what it is?"""
