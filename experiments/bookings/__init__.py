"""The one booking engine of the park: rooms, tools and lent parking spaces stand on it. It cannot double-book."""
