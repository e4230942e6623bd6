"""One act for many applications: first what would happen, then the act, then what happened to each."""

from __future__ import annotations

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from innovation_park.lib.rate_limit import rate_limited

from ...actions.desk import officers
from ...actions.many import act_on_many, assigning, moving, reminding
from ...forms.desk import ACTS, ASSIGN, MOST_AT_ONCE, REMIND, ActForm
from .desk import desk_page, page, post_only
from .lists import asked_for


@post_only
@desk_page
@rate_limited("funding-acts", "120/h")
def act(request):
    """``really`` is what the button of the rehearsal sends; without it nothing is changed."""
    people = {each.pk: each for each in officers()}
    names = [(pk, each.get_full_name()) for pk, each in people.items()]
    form = ActForm(_with_all_found(request), officers=names)
    if not form.is_valid() or not form.picks:
        messages.error(request, _("Choose applications, and what to do with them."))
        return redirect("funding:work-table")
    is_rehearsal = "really" not in request.POST
    results = act_on_many(
        form.picks,
        _act(form, people, request.user),
        by=request.user,
        is_rehearsal=is_rehearsal,
    )
    done = [each for each in results if each.is_done]
    return page(
        request,
        "act",
        section="table",
        form=form,
        act=dict(ACTS)[form.cleaned_data["act"]],
        results=results,
        done=done,
        failed=len(results) - len(done),
        is_rehearsal=is_rehearsal,
    )


def _with_all_found(request):
    """What was posted; of "everything that was found" the rows themselves, as they are now."""
    posted = request.POST
    if posted.get("everything") != "yes":
        return posted
    posted = posted.copy()
    question = QueryDict(posted.get("question", ""))
    rows = asked_for(request, question).qs[:MOST_AT_ONCE]
    picks = [f"{each.code}:{each.version}" for each in rows.only("code", "version")]
    posted.setlist("pick", picks)
    return posted


def _act(form: ActForm, people: dict, by):
    chosen = form.cleaned_data["act"]
    if chosen == ASSIGN:
        return assigning(people.get(form.cleaned_data["officer"]), by=by)
    if chosen == REMIND:
        return reminding(by=by)
    return moving(chosen, by=by, reason=form.cleaned_data["reason"])
