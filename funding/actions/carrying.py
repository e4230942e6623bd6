"""What somebody answered about eligibility before they began goes along with their application."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from ..composition import ELIGIBILITY
from ..models import Answer, Application
from ..permissions import NotForYou, can_write_answers


@transaction.atomic
def carry_answers(*, application: Application, answers: Mapping, by) -> None:
    """Kept as one answer of its own, which no question of a form can be called like. Nothing given, nothing kept."""
    if not answers:
        return
    application = Application.objects.select_for_update(of=("self",)).get(
        pk=application.pk
    )
    if not can_write_answers(by, application):
        raise NotForYou
    Answer.objects.update_or_create(
        application=application,
        key=ELIGIBILITY,
        defaults={"value": dict(answers), "by": by, "saved_at": timezone.now()},
    )
