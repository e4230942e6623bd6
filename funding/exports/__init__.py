"""Files about calls and applications that people take along."""
