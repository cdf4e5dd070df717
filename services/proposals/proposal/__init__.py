"""A proposal (提案): submitted, reviewed, assigned, answered, judged by its sponsors."""
