"""Documents that were issued: their bytes, their cut, and how they stand today."""
