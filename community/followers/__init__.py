"""Whoever follows the logs of the topics: letters, devices, a search index.

A consumer is a name and what it does with one event; the log is read to it, topic by topic, in order::

    from community.followers import Consumer, register

    register(Consumer("search", index_event))

    def index_event(event: Event, after: int) -> int:
        ...
        return 0

to be called while the apps start (``AppConfig.ready``). ``event.topic`` comes with its forum. The function runs in
the transaction in which the consumer's position moves on: what it writes to this database is written once, even when
the process is killed in the middle; what it does outside is done at least once. It looks at the post as it is now,
for the event may be long past. Where an event is too much for one transaction it does a part, gives a number above
nought and is called again with that as ``after``.

A doorbell rings after each commit (:mod:`.doorbell`), the clock finds what it missed. A consumer that is new in a park
that has topics already hears everything that was ever said.
"""

from .table import CONSUMERS, Consumer, register
from .walking import follow_everything, read_on

__all__ = ["CONSUMERS", "Consumer", "follow_everything", "read_on", "register"]
