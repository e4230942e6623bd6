"""Pictures in posts: shown to whoever may read the post, and put into the text one is writing."""

from __future__ import annotations

from functools import wraps
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from innovation_park.lib.kept_entries import wants_json
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.drafting import save_draft
from ..actions.picturing import add_picture
from ..enums import Access
from ..forms.pictures import PictureForm
from ..models import Draft, Forum, Picture, Post, Topic
from .drafts import keep_begun
from .reading import fresh

MINUTES = 10  # a picture that is hidden may be seen so long by whoever has seen it


@require_safe
def picture(request, key, width):
    picture = get_object_or_404(Picture.objects.visible_to(request.user), key=key)
    file = picture.file_of(width)
    if file is None:
        raise Http404
    answer = file_answer(file, content_type="image/webp")
    if picture.posts.filter(topic__forum__access=Access.PUBLIC).exists():
        patch_cache_control(answer, private=True, max_age=MINUTES * 60)
    else:
        patch_cache_control(answer, private=True, no_store=True)
    return answer


def putting(find):
    """``find`` gives the place and where its form stands. Before the picture is chosen the text is kept as a draft."""

    @rate_limited("forum-picture", "60/h")
    @require_http_methods(["GET", "HEAD", "POST"])
    @fresh
    @login_required
    @wraps(find)
    def put(request, **where):
        place, back = find(request, **where)
        if "begin" in request.POST:
            keep_begun(request, place)
            return redirect(request.path)
        form = PictureForm(
            request.POST if request.method == "POST" else None, request.FILES or None
        )
        made = _made(request, form) if form.is_valid() else None
        if wants_json(request):
            return _told(form, made)
        if made:
            _append(request, place, made)
            return redirect(back)
        return render(
            request,
            "community/picture_new.html",
            {"form": form, "back": back},
            status=422 if form.is_bound else 200,
        )

    return put


@putting
def topic_picture(request, topic_id):
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=topic_id)
    return {"topic": topic}, f"{topic.get_absolute_url()}#reply"


@putting
def forum_picture(request, slug):
    forum = get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)
    return {"forum": forum}, reverse("community:topic-new", args=[forum.slug])


@putting
def post_picture(request, post_id):
    post = get_object_or_404(
        Post.objects.visible_to(request.user).filter(author=request.user), pk=post_id
    )
    return {"post": post}, reverse("community:post-edit", args=[post.pk])


def _made(request, form: PictureForm) -> Picture | None:
    """Nothing when it was refused, and the sentence stands in the form."""
    given = form.cleaned_data
    try:
        return add_picture(by=request.user, upload=given["picture"], alt=given["alt"])
    except ValidationError as fault:
        form.add_error("picture", fault)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None


def _told(form: PictureForm, made: Picture | None) -> JsonResponse:
    if made:
        return JsonResponse({"source": made.source})
    words = [fault for faults in form.errors.values() for fault in faults]
    return JsonResponse({"words": " ".join(words)}, status=422)


def _append(request, place: dict, picture: Picture) -> None:
    """To the draft of the place; where there is none yet, one begins with it."""
    draft = Draft.objects.filter(person=request.user, **place).first()
    post = place.get("post")
    begun = draft.body if draft else post.body if post else ""
    save_draft(
        by=request.user,
        place=place,
        client_key=draft.client_key if draft else uuid4(),
        body=f"{begun.rstrip()}\n\n{picture.source}\n".lstrip("\n"),
        title=draft.title if draft else "",
        more=draft.more if draft else None,
        seen=draft.saved_at if draft else None,
    )
    messages.success(
        request,
        _(
            "The picture stands at the end of your text. Move its line to where you want it."
        ),
    )
