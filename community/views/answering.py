"""The link of a letter under which somebody answers without signing in.

Opening it changes nothing and signs nobody in; it writes one post, in the name the page shows. It does what the
person themself could do there at that moment, and nothing more.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.notifications.acting import read_act
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused
from innovation_park.lib.signed_links import read_link
from innovation_park.lib.translated import active_language

from ..actions.posting import write_post
from ..emails import ANSWERING
from ..forms.answering import AnswerForm
from ..models import HeldPost, Post
from ..permissions import PostIsHeld, can_write
from .reading import fresh


@rate_limited("forum-answer", "30/h", by="ip")
@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def answer(request, token: str):
    person, post = _asked(token)
    if post is None:
        return _over(request, token)
    context = {"person": person, "post": post, "topic": post.topic}
    wrote = {"author": person, "client_key": _key(token)}
    context["sent"] = Post.objects.filter(**wrote).first()
    context["held"] = HeldPost.objects.filter(**wrote).first()
    context["is_other"] = request.user.is_authenticated and request.user != person
    form = AnswerForm(request.POST or None, page_language=active_language())
    may_send = can_write(person, post.topic) and not context["is_other"]
    is_sent = request.method == "POST" and may_send and form.is_valid()
    if is_sent and _written(form, person, post, token):
        return redirect(request.path)
    context |= {"form": form, "may_write": can_write(person, post.topic)}
    status = 422 if form.errors else 200
    return render(request, "community/answer.html", context, status=status)


def _asked(token: str):
    """In whose name, and to what; no post when the link does not hold, or they may not read it any more."""
    found = read_act(ANSWERING, token)
    if found is None:
        return None, None
    person, (number,) = found
    posts = Post.objects.visible_to(person).with_words()
    return person, posts.select_related("topic__forum").filter(pk=number).first()


def _written(form: AnswerForm, person, post: Post, token: str) -> bool:
    """Also when a moderator looks at it first: it is kept, and the page says so."""
    try:
        write_post(
            topic=post.topic,
            by=person,
            body=form.cleaned_data["body"],
            language=form.language,
            client_key=_key(token),
            reply_to=post,
        )
    except PostIsHeld:
        return True
    except Refused as refusal:
        form.add_error("body", str(refusal))
        return False
    return True


def _key(token: str):
    """One link is one post."""
    return uuid5(NAMESPACE_URL, f"community:answer:{token}")


def _over(request, token: str):
    """It was a link of ours once: to the post it leads still, for whoever may read that."""
    signed = read_link(ANSWERING, token)
    if signed is None:
        raise Http404
    post = Post.objects.visible_to(request.user).filter(pk=signed[-1]).first()
    return render(request, "community/answer_over.html", {"post": post}, status=410)
