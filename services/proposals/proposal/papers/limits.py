"""How much does the program take at all, whatever a committee's rule allows?"""

FILE_MB, FILES = 20, 20
"""MiB of one file, which a writer holds in memory whole; listed files of one proposal."""
