"""Where the logs of all public topics stand: published, so that nobody can cut the end off a log unseen."""

from __future__ import annotations

from collections.abc import Iterator

from ..chain import canonical
from ..enums import Access
from ..models import HeadsOfDay, Topic

DAYS_SHOWN = 31
BATCH = 2_000


def public_heads():
    """``(topic, seq, digest)`` of topics that everybody may read."""
    topics = Topic.objects.filter(forum__access=Access.PUBLIC, head_seq__gt=0)
    return topics.order_by("pk").values_list("pk", "head_seq", "head_digest")


def heads_pieces() -> Iterator[bytes]:
    """One JSON document: the last days, and every head as it is now. Constant memory, however many topics."""
    days = HeadsOfDay.objects.order_by("-day").defer("heads")[:DAYS_SHOWN]
    told = [{"day": f"{each.day:%F}", "digest": each.digest} for each in days]
    yield b'{"days":' + canonical(told) + b',"topics":{'
    comma = b""
    for topic, seq, digest in public_heads().iterator(BATCH):
        yield comma + canonical({str(topic): [seq, digest]})[1:-1]
        comma = b","
    yield b"}}\n"


def day_document(day: HeadsOfDay) -> bytes:
    """Its ``digest`` is the SHA-256 over ``before``, then ``heads`` as it stands here."""
    return (
        canonical(
            {
                "before": day.before,
                "day": f"{day.day:%F}",
                "digest": day.digest,
                "heads": day.heads,
            }
        )
        + b"\n"
    )
