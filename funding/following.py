"""Who is told of every step of an application, in the transaction that takes it.

Letters and nested apps call :func:`follow` from an ``AppConfig.ready``; what leaves the house waits for the commit there.
"""

from __future__ import annotations

from collections.abc import Callable

_FOLLOWERS: dict[str, Callable] = {}


def follow(name: str, told: Callable) -> None:
    """``told(application, event)`` hears of each new :class:`funding.models.ApplicationEvent`, after it is written."""
    _FOLLOWERS[name] = told


def tell(application, event) -> None:
    for told in _FOLLOWERS.values():
        told(application, event)
