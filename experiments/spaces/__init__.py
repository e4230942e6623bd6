"""The rooms, workshops, desks and tools of the park."""
