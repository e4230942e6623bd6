"""The API itself: what all its addresses have in common."""

from __future__ import annotations

import json

from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from experiments.permissions import Refused

from .problems import Problem, problem_response

DESCRIPTION = """\
Send observations of sensors and scripts to an experiment of the park.

A key belongs to one form of one experiment; the organisers make it and give it to you. Send it as
`Authorization: Bearer ipk_...`. Every observation carries a `client_key`, a UUID that you make: sending it
again is always safe and never counts twice. Problems are `application/problem+json` and speak the
language of `Accept-Language` (en, ko, th)."""
PROBLEMS = range(400, 600)


class ParkAPI(NinjaAPI):
    def get_openapi_schema(self, **kwargs):
        """Problems have a media type of their own, which ninja has no word for."""
        schema = super().get_openapi_schema(**kwargs)
        for methods in schema["paths"].values():
            for operation in methods.values():
                for status, response in operation["responses"].items():
                    if int(status) in PROBLEMS and "content" in response:
                        content = response["content"]
                        content["application/problem+json"] = content.pop(
                            "application/json"
                        )
        return json.loads(json.dumps(schema, default=str))


api = ParkAPI(
    title="Innovation Park: observations",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="v1/openapi.json",
    urls_namespace="api",
)


@api.exception_handler(Problem)
def _problem(request, problem):
    return problem_response(request, problem)


@api.exception_handler(Refused)
def _refused(request, refused):
    return problem_response(request, Problem.of(refused))


@api.exception_handler(AuthenticationError)
def _not_authenticated(request, _error):
    return problem_response(request, Problem("key-missing"))


@api.exception_handler(ValidationError)
def _not_valid(request, error):
    return problem_response(request, Problem("not-found"))
