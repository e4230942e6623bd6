"""Compositions to begin with: an officer takes one and changes what should be different.

Everything in them is valid as it stands; tests check and simulate each.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import judging, money, organisation, project
from .small import SMALL

CO_INVESTMENT = {
    "eligibility": judging.ELIGIBILITY,
    "sections": [
        organisation.SECTION,
        project.PROJECT,
        project.PLAN,
        money.BUDGET,
        money.IMPACT,
        money.LAST,
    ],
    "criteria": judging.CRITERIA,
    "stages": [
        {"key": "screening", "kind": "screening"},
        {"key": "review", "kind": "review", "reviewers_each": 3, "is_blind": True},
        {"key": "panel", "kind": "panel"},
    ],
    "match": {
        "least_percent": 30,
        "least_cash_percent": 10,
        "most_in_kind_percent": 20,
    },
    "feedback": {"least_characters": 40, "on_each_criterion": True},
    "documents": money.DOCUMENTS,
}


@dataclass(frozen=True)
class ReadyMade:
    name: Promise
    about: Promise
    composition: Mapping

    def copy(self) -> dict:
        return deepcopy(dict(self.composition))


READY_MADE = {
    "co-investment": ReadyMade(
        _("Co-investment in digital innovation"),
        _(
            "The full way: seven questions on eligibility, six sections, blind review by three, a panel, a match of 30 %."
        ),
        CO_INVESTMENT,
    ),
    "small": ReadyMade(
        _("Small grant for a first try"),
        _(
            "The short way: a form of one sitting, two reviewers who decide without a panel, no match."
        ),
        SMALL,
    ),
}
