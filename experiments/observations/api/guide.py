"""The page that a person reads, and what is answered where there is nothing."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ..actions.batches import MOST_AT_ONCE
from .problems import KINDS, MOST_BYTES, Problem, problem_response


@require_safe
@never_cache
def guide(request):
    """In the reader's language, which here no address says: so it is kept nowhere."""
    problems = [(code, status, text) for code, (status, text) in KINDS.items()]
    context = {
        "root": request.build_absolute_uri("/api/v1"),
        "problems": [
            (code, status, Problem(code).sentence) for code, status, _text in problems
        ],
        "most": MOST_AT_ONCE,
        "most_bytes": MOST_BYTES,
    }
    return render(request, "observations/api_guide.html", context)


@csrf_exempt
def nothing_here(request, *_args, **_kwargs):
    return problem_response(request, Problem("not-found"))
