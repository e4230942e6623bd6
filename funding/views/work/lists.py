"""The pipeline: a board with a column for each status, and a table of everything."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...actions.desk import names_of_officers
from ...figures.desk import board_of, with_since
from ...filters.applications import PER_PAGE, ApplicationFilter
from ...filters.searching import vocabulary
from ...forms.desk import ActForm, SearchForm
from ...models import Application, SavedSearch
from .desk import desk_page, page, post_only

MOST_SEARCHES = 30


def asked_for(request, question: QueryDict | None = None) -> ApplicationFilter:
    rows = Application.objects.at_the_desk(request.user)
    question = request.GET if question is None else question
    return ApplicationFilter(question, rows, request=request)


def question_of(request) -> str:
    """The part of the address that says what is looked for, without the page."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return urlencode(
        [(name, value) for name, values in asked.lists() for value in values if value]
    )[:2000]


def _finding(request, chosen: ApplicationFilter) -> dict:
    question = question_of(request)
    return {
        "filter": chosen,
        "query": chosen.query,
        "question": question,
        "vocabulary": vocabulary(),
        "searches": request.user.funding_searches.order_by("name"),
        "keeping": SearchForm(initial={"query": question}),
        "acting": ActForm(officers=names_of_officers()),
    }


@require_safe
@desk_page
def board(request):
    chosen = asked_for(request)
    context = _finding(request, chosen)
    return page(request, "board", board=board_of(chosen.qs), **context)


@require_safe
@desk_page
def table(request):
    chosen = asked_for(request)
    found = chosen.qs
    rows = with_since(
        found.select_related("call", "organisation", "officer__profile").defer(
            "call__summary", "organisation__about"
        )
    )
    context = _finding(request, chosen)
    page_of = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "table", page_of=page_of, **context)


@post_only
@desk_page
def keep_search(request):
    form = SearchForm(request.POST)
    kept = request.user.funding_searches
    if not form.data.get("query"):
        messages.error(request, _("Narrow the list first: there is nothing to keep."))
    elif kept.count() >= MOST_SEARCHES:
        messages.error(request, _("You keep many searches: forget one of them first."))
    elif form.is_valid():
        kept.update_or_create(
            name=form.cleaned_data["name"],
            defaults={"query": form.cleaned_data["query"]},
        )
        messages.success(request, _("The search is kept."))
    else:
        messages.error(request, _("Give the search a name of at most 60 characters."))
    return redirect(_back(request))


@post_only
@desk_page
def forget_search(request, pk):
    SavedSearch.objects.filter(person=request.user, pk=pk).delete()
    messages.success(request, _("The search is forgotten."))
    return redirect(_back(request))


def _back(request) -> str:
    """To the list one came from, never to another site."""
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return back
    return reverse("funding:work-table")
