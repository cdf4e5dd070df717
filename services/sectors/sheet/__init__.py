"""Which sheets does an office print for an activity?"""
