"""Everything that writes to the forum. Each act of a topic is one event of its log, in the same transaction."""
