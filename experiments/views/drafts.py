"""What somebody has answered so far, kept in their session until they sign.

No account is needed for it, and signing in leaves it where it is.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from ..actions import Guardian
from ..forms.joining import ADULT, CHILD
from ..models import ConsentVersion, Experiment

ELIGIBILITY, GUARDIAN, CONSENT, CHECK = (
    "join",
    "join-guardian",
    "join-consent",
    "join-check",
)


class JoinDraft:
    def __init__(self, request, experiment: Experiment, version: ConsentVersion):
        self.session = request.session
        self.key = f"join:{experiment.slug}"
        self.data: dict = self.session.get(self.key, {})
        self.questions = list(
            experiment.eligibility_questions.order_by("position", "pk")
        )
        self.version = version
        self.purposes = version.ordered_purposes()

    def keep(self, **answers) -> None:
        self.data = {**self.data, **answers}
        self.session[self.key] = self.data

    def forget(self) -> None:
        self.session.pop(self.key, None)

    @property
    def answers(self) -> dict[str, str]:
        return self.data.get("answers", {})

    @property
    def is_child(self) -> bool:
        return self.answers.get("age") == CHILD

    @property
    def guardian(self) -> Guardian | None:
        """Only for a child: an address given before the age was changed is not used."""
        given = self.data.get("guardian")
        return Guardian(**given) if given and self.is_child else None

    @property
    def read_another_version(self) -> bool:
        return self.data.get("version", self.version.pk) != self.version.pk

    @property
    def decisions(self) -> dict[int, bool]:
        """On the text in force; decisions on an earlier one are not carried over."""
        if self.data.get("version") != self.version.pk:
            return {}
        given = self.data.get("decisions", {})
        return {int(purpose): granted for purpose, granted in given.items()}

    @property
    def client_key(self) -> UUID:
        """The same for every tab and every press of the button until it is used."""
        if "client_key" not in self.data:
            self.keep(client_key=str(uuid4()))
        return UUID(self.data["client_key"])

    def renew_key(self) -> None:
        self.keep(client_key=str(uuid4()))

    def excluded_by(self) -> list:
        """The questions whose answer excludes; age is told by :attr:`is_too_young`."""
        return [
            question
            for question in self.questions
            if self.answers.get(f"question-{question.pk}")
            not in (None, "yes" if question.wanted else "no")
        ]

    @property
    def is_too_young(self) -> bool:
        return self.answers.get("age") not in (None, ADULT, CHILD)

    def steps(self) -> list[str]:
        guardian = [GUARDIAN] if self.is_child else []
        return [ELIGIBILITY, *guardian, CONSENT, CHECK]

    def first_unfinished(self) -> str:
        if not self._is_eligible():
            return ELIGIBILITY
        if self.is_child and not self.guardian:
            return GUARDIAN
        return CHECK if self._has_consented() else CONSENT

    def may_open(self, step: str) -> bool:
        steps = self.steps()
        return step in steps and steps.index(step) <= steps.index(
            self.first_unfinished()
        )

    def _is_eligible(self) -> bool:
        names = {"age", *(f"question-{each.pk}" for each in self.questions)}
        answered = names <= set(self.answers)
        return answered and not self.is_too_young and not self.excluded_by()

    def _has_consented(self) -> bool:
        decisions = self.decisions
        return {each.pk for each in self.purposes} == set(decisions) and all(
            decisions[each.pk] for each in self.purposes if each.is_required
        )
