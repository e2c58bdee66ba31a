"""Reading a file of products: text to rows, rows to products and parties, all that is wrong told at once."""
