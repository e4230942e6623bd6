"""The log of a topic, as it is exported, from wherever one has come."""

from __future__ import annotations

import json
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Path, Query

from ..exports.lines import lines_between
from ..models import Topic
from .forum_api import api, reader_of
from .problems import Problem, answer
from .reading import OF_ONE
from .shapes import LARGEST, After, Events


@api.get(
    "v1/topics/{int:topic}/events",
    response={200: Events, **OF_ONE},
    operation_id="readEvents",
    summary=gettext_noop("The log of a topic after an event"),
    description="Each line is one of the exported log; together they prove each other. Texts stand as they are now.",
)
def events(
    request: HttpRequest,
    topic: Annotated[int, Path(ge=1, le=LARGEST)],
    asked: Query[After],
):
    found = Topic.objects.visible_to(reader_of(request)).filter(pk=topic).first()
    if found is None:
        raise Problem("not-found")
    until = min(asked.after + asked.limit, found.head_seq)
    lines = [json.loads(line) for line in lines_between(found, asked.after + 1, until)]
    told = {
        "events": lines,
        "head": found.head_seq,
        "epoch": found.epoch,
        "next": until if until < found.head_seq else None,
    }
    return answer(request, told)
