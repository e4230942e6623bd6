"""The words of the rooms, workshops, desks and things that the demonstration park lends."""
