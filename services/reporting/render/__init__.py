"""How does a document tree become a file that an office can use?"""
