"""The page that a person reads, and what is answered where there is nothing."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from .forum_api import PER_ADDRESS, PER_PROGRAM, api
from .problems import KINDS, Problem, problem_response


@require_safe
@never_cache
def guide(request):
    """In the reader's language, which here no address says: so it is kept nowhere."""
    described = api.get_openapi_schema(path_prefix="/api/forums/")["paths"]
    context = {
        "root": request.build_absolute_uri("/api/forums/v1"),
        "paths": [
            (path.split("/")[1:], _(methods["get"]["summary"]))
            for path, methods in described.items()
        ],
        "problems": [
            (code, status, Problem(code).sentence)
            for code, (status, _sentence) in KINDS.items()
        ],
        "per_token": PER_PROGRAM.partition("/")[0],
        "per_address": PER_ADDRESS.partition("/")[0],
    }
    return render(request, "community/api_guide.html", context)


@csrf_exempt
def nothing_here(request, *_args, **_kwargs):
    return problem_response(request, Problem("not-found"))
