"""Which servers and which home does a node run on, and who owns them?"""
