"""A new topic: typed, looked at, sent, and kept on the device while there is no network."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from innovation_park.lib.kept_entries import sent, wants_json
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.translated import active_language

from ..actions.posting import start_topic
from ..forms.writing import TopicForm
from ..models import Forum, Topic
from .begun import asked_poll, begun, furnished, is_poll_well, wish_of
from .held import telling_that_it_waits
from .live import answering_scripts, form_refused
from .reading import fresh
from .sent import look_first, refused_into, sign_in_first, went_out


@rate_limited("forum-topic", "10/h")
@require_http_methods(["GET", "HEAD", "POST"])
@fresh
@answering_scripts
@telling_that_it_waits
def topic_new(request, slug):
    forum = get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)
    name, place = f"forum-{forum.pk}", {"forum": forum}
    if request.method != "POST":
        initial, draft = begun(request, name, place)
        form = TopicForm(initial=initial, page_language=active_language())
        return _form_page(request, forum, furnished(request, form, draft))
    form = TopicForm(request.POST, page_language=active_language())
    furnished(request, form, poll=asked_poll(request))
    if form.is_valid() and "look" in request.POST:
        shown = {"forum": forum, "form": form}
        return look_first(request, "community/topic_new.html", shown)
    if form.is_valid() and not request.user.is_authenticated:
        return sign_in_first(request, name, request.path)
    topic = (
        form.is_valid()
        and is_poll_well(form)
        and refused_into(form, _start, request, forum, form)
    )
    if not topic:
        return _form_page(request, forum, form)
    went_out(request, name, place, form)
    return _topic_sent(request, topic)


def _form_page(request, forum: Forum, form) -> HttpResponse:
    if form.errors and wants_json(request):
        return form_refused(form)
    return render(
        request,
        "community/topic_new.html",
        {"forum": forum, "form": form},
        status=422 if form.errors else 200,
    )


def _topic_sent(request, topic: Topic) -> HttpResponse:
    """To its page; a script hears where that is."""
    if not wants_json(request):
        return redirect(topic)
    return sent(topic.get_absolute_url(), post=1)


def _start(request, forum, form):
    return start_topic(
        forum=forum,
        by=request.user,
        title=form.cleaned_data["title"],
        body=form.cleaned_data["body"],
        tags=form.cleaned_data["tags"],
        language=form.language,
        client_key=form.cleaned_data["client_key"],
        wish=wish_of(form),
    )
