"""What observations know of a person, and what becomes of it when they leave the park."""
