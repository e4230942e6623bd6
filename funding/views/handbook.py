"""How an application travels, for everybody: drawn and listed from the very table that the park follows."""

from __future__ import annotations

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..charts import travel_chart
from ..workflow import STATES, TABLE, Relation, Step


@require_safe
def travel(request):
    context = {
        "chart": travel_chart(),
        "states": list(STATES.items()),
        "steps": [told(step) for step in TABLE],
    }
    return render(request, "funding/travel.html", context)


def told(step: Step) -> dict:
    """A row of the table in the reader's words."""
    return {
        "name": step.event.label,
        "begins": [STATES[status].public for status in step.sources],
        "ends": STATES[step.target].public if step.target else "",
        "by": [relation.label for relation in Relation if relation in step.by],
        "guards": [guard.label for guard in step.guards],
    }
