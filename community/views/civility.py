"""What everybody may know and do about manners: the rules, the log, flags, one's own standing, appeals."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.appealing import appeal as ask_again
from ..actions.appealing import may_be_appealed
from ..actions.flagging import flag_post
from ..actions.holding import withdraw_held
from ..enums import HeldStatus, Reason
from ..exports.moderation_log import log_as_json, log_in_numbers, public_rulings
from ..forms.moderation import AppealForm, FlagForm
from ..house_rules import HOUSE_RULES
from ..models import HeldPost, Member, Post, Ruling, Sanction
from ..permissions import can_moderate
from ..standing import counts_of
from ..trust import Trust, limits_of, next_level
from .kept import posted
from .reading import fresh

ON_A_PAGE = 50
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@fresh
def rules(request):
    return render(request, "community/rules.html", {"rules": HOUSE_RULES})


@require_safe
@fresh
def log(request):
    page = Paginator(public_rulings(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "community/moderation_log.html",
        {"page_of": page, "numbers": log_in_numbers()},
    )


@require_safe
@fresh
def log_json(request):
    return JsonResponse(log_as_json(), json_dumps_params={"ensure_ascii": False})


@rate_limited("forum-flag", "60/10m")
@read_or_send
@fresh
@login_required
def flag(request, post_id):
    post = get_object_or_404(
        Post.objects.visible_to(request.user).with_words().select_related("topic"),
        pk=post_id,
    )
    form = FlagForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            flag_post(
                post=post,
                by=request.user,
                reason=Reason(form.cleaned_data["reason"]),
                words=form.cleaned_data["words"],
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request,
                _("Thank you. A moderator looks at it, and you hear what came of it."),
            )
        return redirect(post)
    return render(
        request,
        "community/post_flag.html",
        {"post": post, "topic": post.topic, "form": form},
        status=422 if form.errors else 200,
    )


@require_safe
@fresh
@login_required
def standing(request):
    """What one may do here and why, and everything that was decided about one."""
    person = request.user
    member = Member.objects.filter(person=person).first()
    level = Trust(member.level if member else Trust.NEW)
    counts = counts_of([person.pk])[person.pk]
    rulings = Ruling.objects.filter(person=person).order_by("-pk")
    shown = list(
        rulings.select_related("post__topic", "held__topic", "sanction", "appeal")[
            :ON_A_PAGE
        ]
    )
    for each in shown:
        each.can_be_appealed = may_be_appealed(each) and not hasattr(each, "appeal")
    return render(
        request,
        "community/standing.html",
        {
            "level": level,
            "limits": limits_of(level),
            "counts": counts,
            "next": next_level(counts),
            "is_moderator": can_moderate(person),
            "waiting": person.held_posts.filter(
                status=HeldStatus.WAITING
            ).select_related("topic", "forum"),
            "rulings": shown,
            "sanctions": Sanction.objects.in_force()
            .filter(person=person)
            .select_related("forum", "topic"),
        },
    )


@rate_limited("forum-act", "120/10m")
@read_or_send
@fresh
@login_required
def appeal(request, ruling_id):
    ruling = get_object_or_404(
        Ruling.objects.select_related("post__topic", "held", "sanction"),
        pk=ruling_id,
        person=request.user,
    )
    form = AppealForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            ask_again(ruling=ruling, by=request.user, words=form.cleaned_data["words"])
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("We look again, and you hear what came of it."))
        return redirect("community:standing")
    return render(
        request,
        "community/appeal.html",
        {"ruling": ruling, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
@fresh
@login_required
def withdraw(request, held_id):
    held = get_object_or_404(HeldPost, pk=held_id, author=request.user)
    try:
        withdraw_held(held=held, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("community:standing")
