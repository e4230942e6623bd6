"""Files made of observations: what everybody may download, and what organisers take along."""
