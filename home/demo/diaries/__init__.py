"""Months of plausible entries: seeded, with seasons, gaps, outliers and slips that were corrected."""
