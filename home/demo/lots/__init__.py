"""The words of the parking spaces that neighbours of the demonstration lend."""
