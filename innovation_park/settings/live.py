"""Live connections to the forum."""

from .environment import env

# Whole origins from which they may come; empty: from the host that was asked.
LIVE_ORIGINS: list[str] = []
# One address may be a whole school; a flood is more.
LIVE_CONNECTIONS_PER_ADDRESS = env.int("LIVE_CONNECTIONS_PER_ADDRESS", 100)
# Each costs four queries; a rush beyond it waits in line, so that pages are served meanwhile.
LIVE_ADMISSIONS_PER_SECOND = env.int("LIVE_ADMISSIONS_PER_SECOND", 500)
