"""The commands of `jianyan`: one module a subject, each a client of the home's host."""
