"""People as the forum knows them: what one said in public, and by what short name."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.naming import change_handle
from ..forms.naming import HandleForm
from ..models import Member, Post
from ..trust import Trust
from ..workflow import PostStatus
from .reading import fresh

POSTS_ON_A_PAGE = 20


@require_safe
@fresh
def member(request, handle):
    """What this reader may read of them, the newest first."""
    member = get_object_or_404(
        Member.objects.select_related("person__profile"),
        handle=handle,
        person__is_active=True,
    )
    posts = (
        Post.objects.visible_to(request.user)
        .filter(author=member.person_id, status=PostStatus.VISIBLE)
        .select_related("topic__forum")
        .order_by("-made_at", "-pk")
    )
    page = Paginator(posts, POSTS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"member": member, "page_of": page, "trust": Trust(member.level)}
    return render(request, "community/member.html", context)


@rate_limited("forum-name", "20/h")
@require_http_methods(["GET", "HEAD", "POST"])
@fresh
@login_required
def me(request):
    """One's own short name. Nobody has one before they need it: reading this page makes none."""
    member = Member.objects.filter(person=request.user).first()
    form = HandleForm(
        request.POST or None, initial={"handle": member and member.handle}
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_handle(person=request.user, handle=form.cleaned_data["handle"])
        except Refused as refusal:
            form.add_error("handle", str(refusal))
        else:
            messages.success(request, _("From now on this is your short name."))
            return redirect("community:me")
    return render(
        request,
        "community/me.html",
        {"form": form, "member": member, "trust": Trust(member.level if member else 0)},
        status=422 if form.errors else 200,
    )
