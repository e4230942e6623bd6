"""The API itself: who asks, how often, and what all its addresses have in common."""

from __future__ import annotations

import json

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from innovation_park.lib.rate_limit import client_ip, take_turn

from ..actions.reading_tokens import read_token_for
from ..enums import Scope
from .problems import Problem, problem_response

DESCRIPTION = """\
Read the forums of the park: forums, topics, posts, and the log of every topic.

Without a token you read what everybody may read. A token (`Authorization: Bearer ipf_...`, made in My park)
gives you a rate of your own; one with the scope `read:mine` reads what its person may read. Answers carry an `ETag`.
Lists are read with the `next` of the answer as `cursor`; `null` is the end. Problems are `application/problem+json`
and speak the language of `Accept-Language` (en, ko, th). CORS: without a token any origin may read
(`Access-Control-Allow-Origin: *`); no cookie is ever read; with a token no other origin may."""
PER_PROGRAM = "600/m"
PER_ADDRESS = "120/m"
PER_SEARCHER = "30/m"
WRONG_TOKENS = "60/m"
PROBLEMS = range(400, 600)


class ForumAPI(NinjaAPI):
    def get_openapi_schema(self, **kwargs):
        """Problems have a media type of their own, which ninja has no word for; a token may be left out."""
        schema = super().get_openapi_schema(**kwargs)
        for methods in schema["paths"].values():
            for operation in methods.values():
                _name_problems(operation["responses"])
                operation["security"] = [{}, {"token": []}]
        bearer = {"type": "http", "scheme": "bearer"}
        schema["components"]["securitySchemes"] = {"token": bearer}
        return json.loads(json.dumps(schema, default=str))


def _name_problems(responses: dict) -> None:
    for status, response in responses.items():
        if int(status) in PROBLEMS and "content" in response:
            content = response["content"]
            content["application/problem+json"] = content.pop("application/json")


api = ForumAPI(
    title="Innovation Park: forums",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="v1/openapi.json",
    urls_namespace="forum-api",
)


def reader_of(request: HttpRequest):
    """As whom the forums are read; counts the turn."""
    header = request.headers.get("authorization", "")
    if not header:
        _take_turn("forum-api", client_ip(request), PER_ADDRESS)
        return AnonymousUser()
    scheme, _blank, secret = header.partition(" ")
    token = read_token_for(secret.strip()) if scheme.lower() == "bearer" else None
    if token is None:
        _take_turn("forum-api-wrong", client_ip(request), WRONG_TOKENS)
        raise Problem("token-unknown")
    _take_turn("forum-api-token", str(token.pk), PER_PROGRAM)
    return token.person if token.scope == Scope.MINE else AnonymousUser()


def searcher_of(request: HttpRequest):
    """The same for a search, which costs more than reading what one knows."""
    reader = reader_of(request)
    _take_turn("forum-api-search", client_ip(request), PER_SEARCHER)
    return reader


def _take_turn(name: str, who: str, rate: str) -> None:
    if wait := take_turn(name, who, rate):
        raise Problem("too-many-requests", retry_after=wait)


@api.exception_handler(Problem)
def _problem(request, problem):
    return problem_response(request, problem)


@api.exception_handler(ValidationError)
def _not_valid(request, error):
    faults = {
        str(each["loc"][-1])[:80]: _("This value cannot be.") for each in error.errors
    }
    return problem_response(request, Problem("not-valid", faults))
