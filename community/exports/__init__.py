"""The logs of topics as files: whole, the same bytes whoever asks, and no more than everybody who reads the topic sees."""
