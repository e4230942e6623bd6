"""Happy parking: residents lend each other their private parking spaces."""
