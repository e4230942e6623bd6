"""After a restart everybody comes back at once: so many are let in each second, in the order they came."""

from __future__ import annotations

import asyncio
import time

from django.conf import settings

LONGEST_WAIT = 20.0  # seconds; whoever would wait longer is asked to come back


class Pace:
    """``rate`` each second, after a rush of ``burst`` at once."""

    def __init__(self, rate: float, burst: float):
        self.step = 1 / rate
        self.slack = burst / rate
        self._last = 0.0

    async def turn(self) -> bool:
        """Waits for one's turn; false at once when it would take too long."""
        now = time.monotonic()
        mine = max(self._last + self.step, now - self.slack)
        if mine - now > LONGEST_WAIT:
            return False
        self._last = mine
        if mine > now:
            await asyncio.sleep(mine - now)
        return True


pace = Pace(settings.LIVE_ADMISSIONS_PER_SECOND, settings.LIVE_ADMISSIONS_PER_SECOND)
