"""What organisers write at the end, point by point."""

from __future__ import annotations

from ..enums import RegisteredPoint
from ..models import Conclusion, ConclusionPoint
from .drafts import DraftForm


class ConclusionForm(DraftForm):
    class Meta:
        model = Conclusion
        fields = [
            "learnt",
            "failed",
            "deviations",
            "decision",
            "decision_words",
            "decided_on",
            "decision_owner",
        ]


class PointForm(DraftForm):
    class Meta:
        model = ConclusionPoint
        fields = ["verdict", "words"]


def point_forms(conclusion: Conclusion, data=None) -> list[PointForm]:
    """One for each registered point, whether it was answered before or not."""
    answered = (
        {each.point: each for each in conclusion.points.all()} if conclusion.pk else {}
    )
    return [
        PointForm(
            data,
            instance=answered.get(point) or ConclusionPoint(point=point),
            prefix=point.value,
        )
        for point in RegisteredPoint
    ]
