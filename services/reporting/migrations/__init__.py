"""Through which versions did the schema of reporting come to be what it is?"""
