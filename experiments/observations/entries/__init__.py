"""All entries of an experiment counted once, for those who organise it."""
