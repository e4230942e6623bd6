"""A topic comes from a file: checked first, kept as it was, and written out again to see that it is the same."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from itertools import islice
from typing import IO

from django.db import transaction
from django.utils import timezone

from innovation_park.lib.refusals import Refused

from ..chain import client_key_of
from ..enums import Access
from ..exports.lines import CHUNK
from ..exports.topic_log import sha256_of, topic_file
from ..importing.checking import require_event, require_header
from ..importing.replaying import at_of, replay
from ..models import Event, Forum, Topic
from ..verifying import verified
from .tagging import tags_named


class IsHereOtherwise(Refused):
    """For whoever sits at the terminal, like all sentences about such files."""

    sentence = "This topic is here already, and its log has gone on or differs. Nothing was changed."


class NotTheSame(Refused):
    sentence = "This park cannot keep it so that it is the same byte for byte. Nothing was changed."


def import_topic(*, file: IO[bytes], forum: Forum | None = None) -> tuple[Topic, bool]:
    """The topic, and whether it is new. The same file again changes nothing.

    Goes into ``forum``, or into the one of the address that the file names; where there is none, one is made that only
    its members and moderators read. People come as voices that belong to nobody here.
    Raises :class:`community.verifying.Damaged` with the line, or a :class:`Refused`.
    """
    header = _checked(file)
    with transaction.atomic():
        if earlier := _here_already(header["topic"]):
            if sha256_of(topic_file(earlier.pk)) != sha256_of(file):
                raise IsHereOtherwise
            return earlier, False
        topic = _new_topic(header, forum or _forum_named(header["forum"]))
        for lines in _chunks(_events(file)):
            _keep(topic, lines)
        if sha256_of(topic_file(topic.pk)) != sha256_of(file):
            raise NotTheSame
    return topic, True


def _checked(file: IO[bytes]) -> dict:
    file.seek(0)
    lines = verified(file)
    header, last_number = next(lines), 0
    for number, event in enumerate(lines, start=2):
        last_number = require_event(number, event, last_number)
    require_header(header)
    return header


def _events(file: IO[bytes]) -> Iterator[dict]:
    file.seek(0)
    lines = verified(file)
    next(lines)
    yield from lines


def _chunks(events: Iterator[dict]) -> Iterator[list[dict]]:
    while chunk := list(islice(events, CHUNK)):
        yield chunk


def _here_already(first_digest: str) -> Topic | None:
    brought = Topic.objects.filter(client_key=client_key_of(first_digest)).first()
    own = Event.objects.filter(seq=1, digest=first_digest).select_related("topic")
    return brought or next((event.topic for event in own[:1]), None)


def _forum_named(slug: str) -> Forum:
    name = {"en": slug, "ko": slug, "th": slug}
    defaults = {"name": name, "about": {}, "access": Access.MEMBERS, "is_closed": True}
    return Forum.objects.get_or_create(slug=slug, defaults=defaults)[0]


def _new_topic(header: dict, forum: Forum) -> Topic:
    now = timezone.now()
    return Topic.objects.create(
        forum=forum,
        title=header["title"],
        language=header["language"],
        client_key=client_key_of(header["topic"]),
        made_at=now,
        last_event_at=now,
        last_post_at=now,
        salt=secrets.token_hex(16),
        origin={"at": now.isoformat(), "seq": header["seq"], "title_nonces": {}},
    )


def _keep(topic: Topic, lines: list[dict]) -> None:
    if lines[0]["seq"] == 1:
        topic.made_at = at_of(lines[0])
        topic.tags.set(tags_named(lines[0]["payload"].get("tags", [])))
    topic.origin["title_nonces"] |= {
        str(line["seq"]): line["title_nonce"] for line in lines if "title" in line
    }
    replay(topic, lines)
    topic.save()
