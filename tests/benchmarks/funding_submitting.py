"""How long submitting takes: deadline, checks, frozen content and a line of the log, in one transaction."""

import time

from django.utils import timezone

from funding.actions.submitting import fingerprint_of, submit_application
from funding.models import Answer, Application
from funding.standing import Filled
from tests.factories.funding import call_open, draft_of

TIMES = 60


def complete_draft(call) -> Application:
    application = draft_of(call=call)
    values = {
        "title": application.title,
        "plan": "We build it, try it with residents, and count. " * 12,
        "amount_asked": application.amount_asked,
        "match_cash": application.match_cash,
        "match_in_kind": application.match_in_kind,
    }
    Answer.objects.bulk_create(
        Answer(application=application, key=key, value=value, saved_at=timezone.now())
        for key, value in values.items()
    )
    return application


def submit_times() -> dict[str, float]:
    call, times = call_open(slug="to-submit"), []
    for _ in range(TIMES):
        application = complete_draft(call)
        lead = application.team.get().person
        shown = fingerprint_of(Filled.of(application))
        began = time.perf_counter()
        submit_application(application=application, shown=shown, by=lead)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return {
        "submit_p50_ms": round(times[TIMES // 2], 1),
        "submit_p95_ms": round(times[int(TIMES * 0.95)], 1),
    }
