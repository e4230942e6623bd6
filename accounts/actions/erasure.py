from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from innovation_park.lib.letters import send_letter
from innovation_park.lib.personal_data import REGISTRY

from ..models import Erasure, User


def erase_person(*, person: User, by: User | None = None, quietly=False) -> None:
    """Does to every registered model what the registry says, and writes one last letter.

    One transaction: either nothing of the person is left, or nothing has happened. ``by`` is
    the person themself, or ``None`` for the clock and the command line. The journal gets a line
    after the commit, in the database and in the file ``ERASURE_JOURNAL`` that outlives a restored
    backup; ``quietly`` leaves out journal and letter.
    """
    if by is not None and by.pk != person.pk:
        raise PermissionError("Only the person themself may erase what is theirs.")
    mark = mark_of(person)
    letter = {
        "to": person.email,
        "language": person.profile.language,
        "template": "accounts/letters/erased",
        "context": {"kept": _what_is_kept()},
    }
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=person.pk)
        for declaration in REGISTRY.in_order_of_erasure():
            declaration.erase(locked)
        if not quietly:
            erasure = Erasure.objects.create(person=mark)
            transaction.on_commit(lambda: _write_journal(erasure))
            send_letter(**letter)


def replay_erasures(lines: Iterable[str] = ()) -> int:
    """Erases again whoever the journal names and a restored backup brought back; how many."""
    marks = set(Erasure.objects.values_list("person", flat=True))
    marks.update(json.loads(line)["person"] for line in lines if line.strip())
    again = [
        user
        for user in User.objects.select_related("profile")
        if mark_of(user) in marks
    ]
    for user in again:
        erase_person(person=user, quietly=True)
    return len(again)


def mark_of(person: User) -> str:
    """The same for the same person in every backup, and no way back to them."""
    value = f"{person.pk} {person.date_joined.isoformat()}"
    return salted_hmac(
        "accounts.erasure",
        value,
        secret=settings.ERASURE_KEY or settings.SECRET_KEY,
        algorithm="sha256",
    ).hexdigest()


def _what_is_kept() -> list[tuple]:
    return [
        (declaration.label, declaration.on_erase.explanation)
        for declaration in REGISTRY.declarations
        if declaration.on_erase.kind != "delete"
    ]


def _write_journal(erasure: Erasure) -> None:
    path = Path(settings.ERASURE_JOURNAL)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = {"person": erasure.person, "at": timezone.localtime(erasure.at).isoformat()}
    with path.open("a", encoding="utf-8") as journal:
        journal.write(json.dumps(line) + "\n")
