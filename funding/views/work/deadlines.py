"""The deadline of a published call: as it is, as it was, and how it becomes another one."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from innovation_park.lib.refusals import Refused

from ...actions.rescheduling import close_early, move_deadline
from ...enums import ChangeKind
from ...forms.deadlines import DeadlineForm
from ...models import Call
from .desk import desk_page, page


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def deadline(request, slug):
    call = get_object_or_404(Call.objects.published(), slug=slug)
    form = DeadlineForm(request.POST or None, call=call)
    if form.is_valid() and _is_changed(form, call, request.user):
        messages.success(
            request, _("It is changed, and everybody it concerns is written to.")
        )
        return redirect("funding:work-deadline", call.slug)
    return page(
        request,
        "deadline",
        section="calls",
        call=call,
        form=form,
        is_over=call.deadline <= timezone.now(),
        changes=call.changes.select_related("by__profile").order_by("-at"),
    )


def _is_changed(form: DeadlineForm, call: Call, by) -> bool:
    given = dict(form.cleaned_data)
    kind, decides_on = given.pop("kind"), given.pop("decides_on")
    try:
        if kind == ChangeKind.MOVED:
            move_deadline(call=call, by=by, decides_on=decides_on, **given)
        else:
            close_early(call=call, by=by, **given)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
