"""From the rows of a file to observations: which column is what, what was mended, and how that is said."""
