"""Replies, and changes of what one has said; all of it works without JavaScript."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from innovation_park.lib.kept_entries import wants_json
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.translated import active_language

from ..actions.drafting import discard_draft
from ..actions.posting import write_post
from ..actions.revising import edit_post, judged_change
from ..forms.writing import EditForm, PostForm
from ..models import Post
from ..permissions import NotInThisState, can_edit, hats_of
from ..readable import readable_topic
from ..workflow import Hat
from .begun import asked_poll, draft_in, furnished, is_poll_well, wish_of
from .held import telling_that_it_waits
from .live import answering_scripts, form_refused, post_sent
from .reading import fresh
from .sent import look_first, refused_into, sign_in_first, went_out

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@rate_limited("forum-post", "60/10m")
@read_or_send
@fresh
@answering_scripts
@telling_that_it_waits
def reply(request, topic_id):
    if request.method != "POST":
        return redirect("community:topic", topic_id)
    topic = readable_topic(request.user, topic_id)
    if topic is None:
        raise Http404
    name, form = f"topic-{topic.pk}", _reply_form(request)
    if not form.is_valid():
        return _reply_again(request, topic, form)
    if "look" in request.POST:
        return look_first(
            request, "community/reply.html", {"topic": topic, "form": form}
        )
    if not request.user.is_authenticated:
        return sign_in_first(request, name, topic.get_absolute_url() + "#reply")
    post = is_poll_well(form) and refused_into(form, _write, request, topic, form)
    if not post:
        return _reply_again(request, topic, form)
    went_out(request, name, {"topic": topic}, form)
    return post_sent(request, post)


@rate_limited("forum-act", "120/10m")
@read_or_send
@fresh
def edit(request, post_id):
    post = get_object_or_404(
        Post.objects.visible_to(request.user).select_related("topic"), pk=post_id
    )
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    if Hat.AUTHOR not in hats_of(request.user, post):
        raise Http404
    if refusal := why_not_changed(request.user, post):
        messages.error(request, refusal)
        return redirect(post)
    if request.method == "POST":
        form = EditForm(request.POST)
        if form.is_valid() and refused_into(form, _edit, request, post, form):
            discard_draft(by=request.user, place={"post": post})
            return redirect(post)
        form.draft = None
    else:
        form = _edit_form(request, post)
    return render(
        request,
        "community/post_edit.html",
        {"post": post, "form": form},
        status=422 if form.errors else 200,
    )


def _write(request, topic, form):
    return write_post(
        topic=topic,
        by=request.user,
        body=form.cleaned_data["body"],
        language=form.language,
        client_key=form.cleaned_data["client_key"],
        reply_to=_answered(topic, form.cleaned_data["reply_to"]),
        wish=wish_of(form),
    )


def _edit_form(request, post) -> EditForm:
    """With the change one had begun, if there is one; ``seen_body`` is then what stood there at that time."""
    draft = draft_in(request, {"post": post})
    initial = {"body": post.body, "seen_body": post.body}
    if draft:
        initial |= {**draft.more, "body": draft.body, "client_key": draft.client_key}
    form = EditForm(initial=initial)
    form.draft = draft
    return form


def _answered(topic, number: int | None) -> Post | None:
    return topic.posts.filter(number=number).first() if number else None


def _edit(request, post, form):
    return edit_post(
        post=post,
        by=request.user,
        body=form.cleaned_data["body"],
        seen_body=form.cleaned_data["seen_body"],
    )


def why_not_changed(person, post) -> str:
    """Before somebody writes a change that would be refused; empty when it can be made."""
    if not can_edit(person, post):
        return str(NotInThisState())
    return judged_change(person, post).sentence


def _reply_form(request) -> PostForm:
    form = PostForm(request.POST, page_language=active_language())
    return furnished(request, form, poll=asked_poll(request))


def _reply_again(request, topic, form) -> HttpResponse:
    if wants_json(request):
        return form_refused(form)
    return render(
        request, "community/reply.html", {"topic": topic, "form": form}, status=422
    )
