"""Topics of other parks, out of the files that those parks wrote."""
