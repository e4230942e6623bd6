"""What people and the clock do with calls and applications."""
