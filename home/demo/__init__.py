"""The demonstration park: texts written for it in three languages, and what plants them."""
