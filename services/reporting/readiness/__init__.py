"""What is missing or odd in the data, before a document is printed from them."""
