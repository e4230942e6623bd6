"""Refuses a composition that cannot work, and says where and why, in the words of whoever composes it. No database."""

from __future__ import annotations

from collections.abc import Mapping

from ..composition import Composition
from .calls import check_call
from .eligibility import check_eligibility
from .faults import Fault
from .form import check_form
from .process import check_process
from .shape import check_shape
from .words import check_words

__all__ = ["Fault", "check", "check_call"]


def check(data: Mapping) -> list[Fault]:
    """What is wrong with a composition as JSON; nothing, and it can be published."""
    if faults := check_shape(data):
        return faults
    composition = Composition.of(data)
    return [
        *check_eligibility(composition),
        *check_form(composition),
        *check_process(composition),
        *check_words(data),
    ]
