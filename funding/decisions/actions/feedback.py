"""What applicants will read on each criterion: written in drafts, given to them with the decision."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from funding.composition import Composition
from funding.models import Application, CriterionFeedback
from funding.models.decision import LEAST_FEEDBACK
from funding.permissions import NotForYou

from ..models import FeedbackDraft
from ..permissions import SavedMeanwhile, can_decide


@transaction.atomic
def write_feedback(
    *, application: Application, criterion: str, words: str, version: int, by
) -> FeedbackDraft:
    """``version`` is that of the draft the writer saw, nought for none. The same words again change nothing."""
    if not can_decide(by, application):
        raise NotForYou
    Composition.of(application.revision.composition).criterion(criterion)
    words = words.replace("\r\n", "\n").strip()
    draft, is_new = FeedbackDraft.objects.select_for_update().get_or_create(
        application=application,
        criterion=criterion,
        defaults={"words": words, "saved_at": timezone.now(), "by": by},
    )
    if is_new or draft.words == words:
        return draft
    if draft.version != version:
        raise SavedMeanwhile
    draft.words, draft.version = words, draft.version + 1
    draft.saved_at, draft.by = timezone.now(), by
    draft.save(update_fields=["words", "version", "saved_at", "by"])
    return draft


def give_feedback(application: Application) -> None:
    """The drafts that say enough become what the applicants read; inside the transaction of the decision."""
    for draft in application.feedback_drafts.order_by("criterion"):
        if len(draft.words) >= least_of(application):
            CriterionFeedback.objects.update_or_create(
                application=application,
                criterion=draft.criterion,
                defaults={"words": draft.words},
            )


def least_of(application: Application) -> int:
    """Characters on each criterion: what the call promises, and never less than forty."""
    rule = Composition.of(application.revision.composition).feedback
    return max(rule.least_characters, LEAST_FEEDBACK)
