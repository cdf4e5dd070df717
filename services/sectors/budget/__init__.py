"""A body's money of a year (经费): by rule, asked for, approved, spent, left."""
