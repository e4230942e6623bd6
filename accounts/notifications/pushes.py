"""What a device is shown: the sentence of a notification, in its person's language, and where it leads."""

from __future__ import annotations

import json
import os
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from innovation_park.lib.guarded_http import post
from innovation_park.lib.web_push import (
    encrypt,
    new_key,
    private_key,
    proof,
    public_point,
    text_of,
)

from .enums import PRESSING
from .kinds import KINDS, said
from .models import Device, Notification
from .standing import language_of

KEPT_FOR = 24 * 3600  # seconds the push service tries to reach a device that is away
LONGEST_SENTENCE = 600  # letters; the message has to fit one record in any script


def push(device: Device, notification: Notification) -> int:
    """Sends it; the status the push service answers. Raises as :func:`guarded_http.post` does."""
    kind = KINDS[notification.kind]
    return post(
        device.endpoint,
        body=encrypt(message_of(notification), p256dh=device.p256dh, auth=device.auth),
        headers={
            "Authorization": proof(
                device.endpoint, key=own_key(), contact=settings.SECURITY_CONTACT
            ),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(KEPT_FOR),
            "Urgency": "high" if kind.ways == PRESSING else "normal",
        },
        may_be_local=settings.PUSH_MAY_BE_LOCAL,
    )


def message_of(notification: Notification) -> bytes:
    language = language_of(notification.person)
    with override(language):
        words = {
            "title": _("Innovation Park"),
            "body": said(notification)[:LONGEST_SENTENCE],
            "url": reverse("notifications:open", args=[notification.pk]),
            "tag": f"notification-{notification.pk}",
            "language": language,
        }
    return json.dumps(words, ensure_ascii=False).encode()


def own_key() -> str:
    """The park's private key; empty where there is none, and then no device can be switched on.

    ``PUSH_KEY``, else the file ``PUSH_KEY_FILE``, which is written once.
    """
    if settings.PUSH_KEY or not settings.PUSH_KEY_FILE:
        return settings.PUSH_KEY
    path = Path(settings.PUSH_KEY_FILE)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_once(path, new_key())
    return path.read_text(encoding="ascii").strip()


def public_key() -> str:
    """For browsers that subscribe."""
    own = own_key()
    return text_of(public_point(private_key(own))) if own else ""


def _write_once(path: Path, key: str) -> None:
    """Two processes that start together agree on one key: a whole file appears, or none."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(key, encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # the other one's key holds
    finally:
        draft.unlink()
