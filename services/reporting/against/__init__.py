"""Does a clerk's own table of numbers agree with itself, and with what the events give?"""
