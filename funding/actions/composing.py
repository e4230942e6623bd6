"""Calls on the way from a draft to the public: an officer composes, somebody else of the direction publishes."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.refusals import Refused

from ..checking import Fault, check, check_call
from ..composition import Composition, digest_of
from ..models import Call, CallDraft, CallRevision
from ..permissions import NotForYou, NotYourself, can_approve, can_handle
from ..ready_made import READY_MADE


class NotReadyToPublish(Refused):
    sentence = _("Some things have to be mended before this call can be published.")

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__()


class NothingNew(Refused):
    sentence = _("This is published already, word for word.")


class CannotBeReady(Refused):
    sentence = _("There is no such template to begin with.")


def faults_of(call: Call, composition: Mapping) -> list[Fault]:
    """What keeps it from being published: facts of the call and its composition."""
    faults = check(composition)
    if faults:
        return faults
    return [*check_call(call, Composition.of(composition)), *_missing_words(call)]


def _missing_words(call: Call) -> list[Fault]:
    found = []
    for name, words in (("title", call.title), ("summary", call.summary)):
        if len([each for each in words.values() if each]) < 3:
            found.append(Fault(f"call/{name}", str(_("Write this in every language."))))
    return found


@transaction.atomic
def begin_draft(*, call: Call, begins_with: str, by) -> CallDraft:
    """The first draft of a new call: a ready-made composition, or that of an earlier call by its address."""
    _require_composer(by)
    if begins_with in READY_MADE:
        composition = READY_MADE[begins_with].copy()
    else:
        composition = _composition_of(begins_with)
    return CallDraft.objects.create(
        call=call,
        composition=composition,
        changed_at=timezone.now(),
        changed_by=by,
    )


def _composition_of(slug: str) -> dict:
    revisions = CallRevision.objects.filter(call__slug=slug).order_by("-number")
    newest = revisions.values_list("composition", flat=True).first()
    if newest is None:
        raise CannotBeReady
    return newest


@transaction.atomic
def save_draft(*, call: Call, composition: Mapping, by) -> CallDraft:
    """Keeps what the officer wrote, finished or not. A change takes back the wish to publish."""
    _require_composer(by)
    Call.objects.select_for_update().get(pk=call.pk)
    draft, is_new = CallDraft.objects.get_or_create(
        call=call,
        defaults={
            "composition": composition,
            "changed_at": timezone.now(),
            "changed_by": by,
        },
    )
    if not is_new and draft.digest != digest_of(composition):
        draft.composition = composition
        draft.changed_at, draft.changed_by = timezone.now(), by
        draft.asked_at = None
        draft.save()
    return draft


@transaction.atomic
def ask_for_publication(*, call: Call, by) -> CallDraft:
    """The officer is done: the direction finds it among what waits for them."""
    _require_composer(by)
    draft = _locked_draft(call)
    _require_ready(draft)
    draft.asked_at = timezone.now()
    draft.save(update_fields=["asked_at"])
    return draft


@transaction.atomic
def publish_call(*, call: Call, by) -> CallRevision:
    """Freezes the draft as a revision, which whoever applies from now on is given; others keep theirs."""
    if not can_approve(by):
        raise NotForYou
    draft = _locked_draft(call)
    call = draft.call
    if draft.changed_by_id == by.pk:
        raise NotYourself
    if call.revision and call.revision.digest == draft.digest and call.published_at:
        raise NothingNew
    _require_ready(draft)
    revision = _freeze(call, draft, by)
    _take_over(call, revision)
    CallDraft.objects.filter(pk=draft.pk).update(asked_at=None)
    return revision


def _locked_draft(call: Call) -> CallDraft:
    call = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    draft = CallDraft.objects.get(call=call)
    draft.call = call
    return draft


def _require_composer(by) -> None:
    if not can_handle(by):
        raise NotForYou


def _require_ready(draft: CallDraft) -> None:
    if faults := faults_of(draft.call, draft.composition):
        raise NotReadyToPublish(faults)


def _freeze(call: Call, draft: CallDraft, by) -> CallRevision:
    newest = call.revisions.order_by("-number").first()
    if newest and newest.digest == draft.digest:
        return newest
    return CallRevision.objects.create(
        call=call,
        number=newest.number + 1 if newest else 1,
        composition=draft.composition,
        digest=draft.digest,
        at=timezone.now(),
        by=by,
    )


def _take_over(call: Call, revision: CallRevision) -> None:
    """What lists tell of a call stands in its row as well."""
    reviews = Composition.of(revision.composition).review_stages()
    call.revision = revision
    call.reviewers_each = max(stage.reviewers_each for stage in reviews)
    call.is_blind = any(stage.is_blind for stage in reviews)
    call.published_at = call.published_at or timezone.now()
    call.save(update_fields=["revision", "reviewers_each", "is_blind", "published_at"])
