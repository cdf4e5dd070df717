"""Is the work of a year spread over bodies and members, or crowded on a few?"""
