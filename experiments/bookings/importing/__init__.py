"""Calendars of elsewhere: what they say, read apart from the park so that no file can hold it up."""
