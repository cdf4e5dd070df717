"""Through which versions did the schema of proposals come to be what it is?"""
