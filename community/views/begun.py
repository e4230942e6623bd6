"""What somebody has begun to write, put back into its form: from before a sign-in, or from another device."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..actions.polling import Wish
from ..forms.polls import PollForm
from ..models import Draft
from ..permissions import can_make_polls
from .kept import kept_text


def begun(request, name: str, place: dict) -> tuple[dict, Draft | None]:
    """The words for the form's ``initial``, and the draft they come from. ``name``: see :mod:`.kept`."""
    kept = kept_text(request, name)
    draft = draft_in(request, place)
    if draft is None or "body" in kept:
        return dict(kept), draft
    words = {"title": draft.title, "body": draft.body, "client_key": draft.client_key}
    return draft.more | words, draft


def draft_in(request, place: dict) -> Draft | None:
    if not request.user.is_authenticated:
        return None
    return Draft.objects.filter(person=request.user, **place).first()


def furnished(
    request, form, draft: Draft | None = None, *, poll: PollForm | None = None
):
    """The form with what its page shows beside it: the draft, and a poll for whoever may ask one."""
    form.draft = draft
    form.poll = None
    if can_make_polls(request.user):
        form.poll = poll or PollForm(initial=_poll_of(form.initial))
    return form


def asked_poll(request) -> PollForm:
    return PollForm(request.POST)


def is_poll_well(form) -> bool:
    """Whether the poll that goes with the form can be asked; if not, the form says where to look."""
    if form.poll is None or form.poll.is_valid():
        return True
    form.add_error(None, _("The quick poll is not finished yet: look at it below."))
    return False


def wish_of(form) -> Wish | None:
    return form.poll.wish if form.poll else None


def _poll_of(initial: dict) -> dict:
    mark = f"{PollForm.prefix}-"
    return {
        name.removeprefix(mark): value
        for name, value in initial.items()
        if name.startswith(mark)
    }
