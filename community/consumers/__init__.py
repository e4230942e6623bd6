"""Live reading: sockets, streams and long polls with one cursor each into one log. Nothing is written here."""
