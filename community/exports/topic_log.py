"""The file of one topic's log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO

from django.db import transaction

from ..models import Topic
from .lines import event_lines, header_line

PIECE = 64 * 1024
ATTEMPTS = 3


def topic_file(topic: int) -> IO[bytes]:
    """On disk, whatever its size, and rewound. Whoever reads it slowly holds nothing up.

    Every change of a topic moves its head: where the head is the same before and after, the lines belong together.
    A topic in which somebody is always faster is locked while it is written.
    """
    for _attempt in range(ATTEMPTS):
        before = Topic.objects.get(pk=topic)
        file = _write(before)
        if Topic.objects.filter(pk=topic, head_seq=before.head_seq).exists():
            return file
        file.close()
    with transaction.atomic():
        return _write(Topic.objects.select_for_update().get(pk=topic))


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


def sha256_of(file: IO[bytes]) -> str:
    """Of all of it; it is rewound after."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest


def _write(topic: Topic) -> IO[bytes]:
    file = TemporaryFile()  # noqa: SIM115 - whoever gets it closes it
    file.write(header_line(topic))
    file.writelines(event_lines(topic))
    file.seek(0)
    return file
