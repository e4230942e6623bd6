"""What one does about a post or a topic with one press: each comes by POST and works without JavaScript."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.hiding import hide_for_rule, restore_post
from ..actions.moving import bring_back_post, take_back_post
from ..actions.reacting import react_to_post
from ..actions.reading import follow_topic
from ..enums import Feeling, Following
from ..models import Post, Topic
from ..permissions import hats_of
from ..workflow import Hat, PostStatus
from .reading import fresh
from .sent import sign_in_first
from .typed import typed


def acting_on_post(*hats: Hat):
    """In one of these capacities (or, without any, whoever is signed in); back to the post, whatever came of it."""

    def decorate(view):
        @rate_limited("forum-act", "120/10m")
        @require_POST
        @fresh
        @wraps(view)
        def acting(request, post_id):
            post = get_object_or_404(Post.objects.visible_to(request.user), pk=post_id)
            if not request.user.is_authenticated:
                return sign_in_first(request, "", post.get_absolute_url())
            if hats and not hats_of(request.user, post) & set(hats):
                raise Http404
            try:
                view(request, post)
            except Refused as refusal:
                messages.error(request, str(refusal))
            return redirect(post)

        return acting

    return decorate


@acting_on_post(Hat.AUTHOR)
def take_back(request, post):
    take_back_post(post=post, by=request.user)


@acting_on_post(Hat.AUTHOR, Hat.MODERATOR)
def bring_back(request, post):
    if post.status == PostStatus.HIDDEN:
        restore_post(post=post, by=request.user)
    else:
        bring_back_post(post=post, by=request.user)


@acting_on_post(Hat.MODERATOR)
def hide(request, post):
    rule = typed(request, "rule", 40)
    hide_for_rule(post=post, by=request.user, rule=rule)


@acting_on_post()
def react(request, post):
    for word, is_given in (("give", True), ("take", False)):
        feeling = request.POST.get(word)
        if feeling in Feeling.values:
            react_to_post(
                post=post, by=request.user, feeling=Feeling(feeling), is_given=is_given
            )


@rate_limited("forum-act", "120/10m")
@require_POST
@fresh
def follow(request, topic_id):
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=topic_id)
    if not request.user.is_authenticated:
        return sign_in_first(request, "", topic.get_absolute_url())
    following = request.POST.get("following")
    if following in Following.values:
        follow_topic(topic=topic, by=request.user, following=Following(following))
        messages.success(request, _("Saved."))
    return redirect(topic)
