"""The moderators' queue: one list for all that waits, and one page for each case. For others it is not there."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.permissions import second_factor_required
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.claiming import (
    claim_case,
    let_go_of_case,
    name_of,
    name_of_closer,
    outcome_of,
    take_up_post,
)
from ..actions.deciding import decide_case
from ..actions.sanctioning import lift_sanction
from ..actions.steering import close_topic, move_topic, pin_topic, slow_topic
from ..actions.trusting import appoint_guardian
from ..forms.moderation import JudgementForm, LiftForm, QueueForm, SteerForm
from ..models import Case, Member, Post, Sanction, Topic
from ..permissions import can_moderate
from .casefile import (
    CASES,
    around,
    automatic_decision,
    history_for,
    history_of,
    matter_of,
    queue_of,
)
from .kept import posted
from .reading import fresh

ON_A_PAGE = 30
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def moderators_page(view):
    """For moderators, with a second factor; to anybody else there is no such page."""

    @fresh
    @wraps(view)
    def opened(request, *args, **kwargs):
        if request.user.is_authenticated and not can_moderate(request.user):
            raise Http404
        return second_factor_required(view)(request, *args, **kwargs)

    return rate_limited("forum-desk", "600/10m")(opened)


@require_safe
@moderators_page
def queue(request):
    form = QueueForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queue_of(request.user, **wanted), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    for case in page:
        case.matter = matter_of(case)
    return render(
        request, "community/moderation_queue.html", {"form": form, "page_of": page}
    )


@read_or_send
@moderators_page
def case(request, case_id):
    case = get_object_or_404(CASES, pk=case_id)
    form = JudgementForm(posted(request), case=case, initial=_suggested(case))
    if request.method == "POST" and form.is_valid():
        try:
            decide_case(case=case, by=request.user, judgement=form.judgement())
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("community:case", case.pk)
        messages.success(request, _("Decided. The next case is below."))
        return redirect("community:moderation")
    before, after = around(case)
    return render(
        request,
        "community/moderation_case.html",
        {
            "case": case,
            "form": form,
            "matter": matter_of(case),
            "before": before,
            "after": after,
            "decision": automatic_decision(case),
            "history": history_for(case),
            "is_mine": case.is_claimed and case.claimed_by_id == request.user.pk,
            "is_others": case.is_claimed and case.claimed_by_id != request.user.pk,
            "claimed_name": name_of(case.claimed_by),
            "closed_by": name_of_closer(case),
            "outcome": "" if case.is_open else outcome_of(case),
        },
        status=422 if form.errors else 200,
    )


def _suggested(case: Case) -> dict:
    """The rule that a rule or most flags named."""
    return {"rule": case.post.rule if case.post else ""}


@require_POST
@moderators_page
def claim(request, case_id):
    return _step(request, case_id, claim_case)


@require_POST
@moderators_page
def let_go(request, case_id):
    return _step(request, case_id, let_go_of_case)


def _step(request, case_id, act):
    case = get_object_or_404(Case, pk=case_id)
    try:
        act(case=case, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("community:case", case.pk)


@require_POST
@moderators_page
def take_up(request, post_id):
    """From a post's own menu."""
    post = get_object_or_404(Post.objects.visible_to(request.user), pk=post_id)
    try:
        return redirect("community:case", take_up_post(post=post, by=request.user).pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(post)


@read_or_send
@moderators_page
def person(request, person_id):
    """Somebody's history; from here they are appointed, and their measures lifted."""
    member = get_object_or_404(
        Member.objects.select_related("person__profile"), person=person_id
    )
    if request.method == "POST" and request.POST.get("appoint") in ("yes", "no"):
        is_appointed = request.POST["appoint"] == "yes"
        try:
            appoint_guardian(member=member, by=request.user, is_appointed=is_appointed)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("community:person", person_id)
    return render(
        request,
        "community/moderation_person.html",
        {"history": history_of(member.person), "form": LiftForm()},
    )


@require_POST
@moderators_page
def lift(request, sanction_id):
    sanction = get_object_or_404(Sanction, pk=sanction_id)
    form = LiftForm(request.POST)
    try:
        words = form.cleaned_data["words"] if form.is_valid() else ""
        lift_sanction(sanction=sanction, by=request.user, words=words)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("community:person", sanction.person_id)


@read_or_send
@moderators_page
def steer(request, topic_id):
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=topic_id)
    form = SteerForm(posted(request), initial=_as_it_is(topic))
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        pin_topic(topic=topic, by=request.user, is_pinned=wanted["is_pinned"])
        close_topic(topic=topic, by=request.user, is_closed=wanted["is_closed"])
        slow_topic(topic=topic, by=request.user, seconds=wanted["slow_mode_seconds"])
        move_topic(topic=topic, by=request.user, forum=wanted["forum"])
        messages.success(request, _("Saved."))
        return redirect(topic)
    return render(request, "community/topic_steer.html", {"topic": topic, "form": form})


def _as_it_is(topic: Topic) -> dict:
    return {
        name: getattr(topic, name)
        for name in ("is_pinned", "is_closed", "slow_mode_seconds", "forum")
    }
