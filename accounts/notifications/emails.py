"""Letters that carry notifications: one at once, or many gathered; with a way to stop them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from innovation_park.lib.letters import address_letter, write_letter
from innovation_park.lib.signed_links import sign_link

from .enums import IN_DIGESTS
from .kinds import KINDS, Kind, said
from .models import Notification
from .standing import language_of

STOPPING = "stop letters"
GATHERED = "gathered"  # stands for every kind that comes in gathered letters
Writer = Callable[[list[Notification]], dict]
LETTERS: dict[str, Writer] = {}


def stop_address(person_pk: int, about: str, language: str) -> str:
    """The signed address at which letters of one kind, or gathered ones, end."""
    with override(language):
        token = sign_link(STOPPING, person_pk, about)
        return _site() + reverse("notifications:stop", args=[token])


def letter_for(notifications: list[Notification]) -> dict:
    """One letter about one thing, or about several of one thread: as it was written for it, as the
    app of the kind writes it now, else the sentence and its link.
    """
    first = notifications[0]
    person, kind = first.person, KINDS[first.kind]
    if first.letter:
        letter = first.letter
    elif kind.key in LETTERS:
        letter = _letter_of_the_app(notifications)
    else:
        letter = _plain_letter(first)
    return _with_foot(
        person,
        "" if kind.is_needed else kind.key,
        reference=f"notification-{first.pk}",
        thread=first.thread,
        **letter,
    )


def writes(*kinds: Kind) -> Callable:
    """Names who writes the letters of these kinds: a function that takes the notifications of one
    person and one thread and gives ``subject``, ``text`` and, where it likes, ``fragments`` (see
    ``lib.letters``); called when the letter goes out, in the reader's language.
    """

    def named(writer: Writer) -> Writer:
        for kind in kinds:
            if LETTERS.setdefault(kind.key, writer) is not writer:
                raise ValueError(f"Two write the letters of {kind.key}.")
        return writer

    return named


def _letter_of_the_app(notifications: list[Notification]) -> dict:
    language = language_of(notifications[0].person)
    with override(language):
        written = LETTERS[notifications[0].kind](notifications)
    return {"language": language, **written}


def digest_letter(notifications: list[Notification]) -> dict:
    """Everything that gathered for one person, room by room, the newest last."""
    person = notifications[0].person
    language = language_of(person)
    with override(language):
        rooms = _by_room(notifications)
    subject, text = write_letter(
        language,
        "notifications/letters/digest",
        {"rooms": rooms, "count": len(notifications)},
    )
    return _with_foot(
        person,
        GATHERED,
        language=language,
        subject=subject,
        text=text,
        reference=f"gathered-{notifications[-1].pk}",
    )


def kinds_of(about: str, choices: dict) -> list[Kind]:
    """Which kinds a stop link speaks of."""
    if about != GATHERED:
        return [KINDS[about]] if about in KINDS else []
    return [KINDS[key] for key, each in choices.items() if each.way in IN_DIGESTS]


def _plain_letter(notification: Notification) -> dict:
    language = language_of(notification.person)
    with override(language):
        sentence = said(notification)
    subject, text = write_letter(
        language,
        "notifications/letters/single",
        {"sentence": sentence, "address": _open_address(notification, language)},
    )
    return {"language": language, "subject": subject, "text": text}


def _by_room(notifications: Iterable[Notification]) -> list[tuple[str, list]]:
    rooms: dict[str, list[tuple[str, str]]] = {}
    for together in _by_thread(notifications):
        rows = rooms.setdefault(str(KINDS[together[0].kind].room), [])
        rows.extend(_rows(together))
    return list(rooms.items())


def _by_thread(notifications: Iterable[Notification]) -> list[list[Notification]]:
    threads: dict[tuple, list[Notification]] = {}
    for each in notifications:
        thread = (each.kind, each.thread) if each.thread else each.pk
        threads.setdefault(thread, []).append(each)
    return list(threads.values())


def _rows(together: list[Notification]) -> list[tuple[str, str]]:
    """Words and address; in the active language, which is the reader's."""
    newest, lines = together[-1], KINDS[together[0].kind].lines
    if lines:
        return [(words, _site() + path) for words, path in lines(newest)]
    address = _open_address(together[0], language_of(newest.person))
    return [(said(newest, len(together)), address)]


def _open_address(notification: Notification, language: str) -> str:
    with override(language):
        return _site() + reverse("notifications:open", args=[notification.pk])


def _with_foot(
    person, about: str, *, language: str, reference: str, thread: str = "", **words
) -> dict:
    host = urlsplit(_site()).hostname
    headers = {"Message-ID": f"<{reference}@{host}>"}
    if thread:
        headers["References"] = f"<{thread.replace(':', '-')}.{person.pk}@{host}>"
    with override(language):
        foot = [
            (
                _("Choose how we reach you"),
                _site() + reverse("notifications:settings"),
            )
        ]
        if about:
            address = stop_address(person.pk, about, language)
            foot.append((_("No more letters like this"), address))
            headers["List-Unsubscribe"] = f"<{address}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return address_letter(
        to=person.email, language=language, foot=foot, headers=headers, **words
    )


def _site() -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")
