"""How moments are written: by the clock of 24 hours everywhere, and no day that could be a month."""
