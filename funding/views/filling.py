"""The pages of an application's form, sent as pages; :mod:`.autosaving` keeps the same answers while they are typed."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from innovation_park.lib.kept_entries import person_key
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.autosaving import Change, save_answers
from ..answer_words import in_words
from ..composition import Kind
from ..forms.applying import PageForm, name_of
from ..permissions import can_write_answers
from ..standing import Filled
from .doors import kept_typed, read_or_send, team_page
from .files import receive_files, remove_file
from .questions import questions_of

COLLIDED = gettext_lazy("Somebody else has changed this answer. Choose below.")
SUMS = {"amount_asked", "match_cash", "match_in_kind"}


@rate_limited("funding-page", "600/h")
@read_or_send
@team_page
def application_page(request, application, section, page):
    filled = Filled.of(application)
    here = _place(filled, section, page)
    if not can_write_answers(request.user, application) or not filled.may_write(
        here[0]
    ):
        return _read_only(request, filled, here)
    if request.method == "POST":
        return _save_page(request, filled, here)
    fields = list(here[1].fields)
    back = kept_typed(request)
    if back is None:
        return _page(request, filled, here, PageForm(filled, fields))
    messages.info(
        request,
        _(
            "You are signed in again, and what you had typed is back. Save it; files have to be chosen once more."
        ),
    )
    return _page(request, filled, here, PageForm(filled, fields, back), is_unsaved=True)


def _place(filled: Filled, section_key: str, page_key: str):
    for section in filled.form.sections:
        for page in section.pages:
            if (section.key, page.key) == (section_key, page_key):
                return section, page
    raise Http404


def _save_page(request, filled: Filled, here):
    sent = [each for each in here[1].fields if f"version--{each.key}" in request.POST]
    form = PageForm(filled, sent, request.POST, request.FILES)
    application, by = filled.application, request.user
    try:
        outcomes = save_answers(
            application=application, changes=_changes(request, form), by=by
        )
        faults = receive_files(request, application, sent)
        remove_file(request, application)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, filled, here, form, is_unsaved=True)
    after = Filled.of(application)
    stays = {key: each for key, each in outcomes.items() if not each.is_kept}
    if stays or faults:
        faults |= {key: each.words or str(COLLIDED) for key, each in stays.items()}
        form = _with_faults(request, after, here, faults)
        return _page(request, after, here, form, outcomes=stays)
    seen = {each.key for each in sent if each.key in filled.shown}
    return _go_on(request, after, here, seen)


def _changes(request, form: PageForm) -> list[Change]:
    """All that was sent; where somebody takes what the other wrote, their own is left out."""
    taken = request.POST.get("take", "")
    return [
        Change(
            each.key, form.typed(each), form.version_of(each.key), form.base_of(each)
        )
        for each in form.asked
        if each.kind not in (Kind.FILE, Kind.ORGANISATION) and each.key != taken
    ]


def _with_faults(request, after: Filled, here, faults: dict[str, str]) -> PageForm:
    form = PageForm(after, list(here[1].fields), request.POST, request.FILES)
    for key, sentence in faults.items():
        if sentence:
            form.add_error(name_of(key), sentence)
    return form


def _go_on(request, after: Filled, here, seen: set[str]):
    """Where the pressed button leads, unless something on this page has to be looked at first."""
    section, page = here
    address = reverse(
        "funding:application-page", args=[after.application.code, section.key, page.key]
    )
    then = request.POST.get("then", "")
    if then == "tasks":
        messages.success(request, _("Saved."))
        return redirect(after.application)
    if then != "next":
        return redirect(f"{address}{_anchor(request)}")
    asked = after.shown_on(page)
    if [each for each in asked if each.key not in seen and after.lack_of(each)]:
        messages.info(
            request, _("Saved. Your answer leads to a further question on this page.")
        )
        return redirect(address)
    faults = {each.key: after.fault_of(each) or after.lack_of(each) for each in asked}
    if any(faults.values()):
        form = _with_faults(request, after, here, faults)
        return _page(request, after, here, form)
    return redirect(_next(after, section, page))


def _anchor(request) -> str:
    key = (
        request.POST.get("add-row")
        or request.POST.get("remove-row", "").partition("--")[0]
    )
    return f"#id_answer-{key}_set" if key.replace("_", "").isalnum() else ""


def _next(filled: Filled, section, page) -> str:
    shown = list(filled.form.shown_pages(section, filled.values))
    later = shown[shown.index(page) + 1 :] if page in shown else []
    if later:
        return reverse(
            "funding:application-page",
            args=[filled.application.code, section.key, later[0].key],
        )
    return filled.application.get_absolute_url()


def _page(
    request, filled: Filled, here, form: PageForm, *, outcomes=None, is_unsaved=False
):
    section, page = here
    pages = list(filled.form.shown_pages(section, filled.values))
    place = pages.index(page) if page in pages else 0
    context = {
        "application": filled.application,
        "section": section,
        "page_asked": page,
        "number": place + 1,
        "count": len(pages),
        "back": pages[place - 1] if place else None,
        "form": form,
        "questions": questions_of(form, filled, outcomes or {}, is_unsaved=is_unsaved),
        "person": person_key(request.user),
        **_for_the_script(filled, page),
    }
    return render(request, "funding/application_page.html", context)


def _for_the_script(filled: Filled, page) -> dict:
    """What conditions on this page ask of others, and where the sums stand."""
    order = [each.key for each in filled.form.fields()]
    here = {each.key for each in page.fields}
    elsewhere = {key: each for key, each in filled.values.items() if key not in here}
    return {
        "answers": json.dumps(elsewhere, ensure_ascii=False),
        "before": json.dumps(order[: min(map(order.index, here))]),
        "shortfalls": filled.shortfalls if here & SUMS else [],
    }


def _read_only(request, filled: Filled, here):
    """For whoever may only read, or while the part is not open: what stands there."""
    section, page = here
    sections = in_words(filled.form, filled.values)
    rows = [
        row
        for each in sections
        if each["section"].key == section.key
        for row in each["rows"]
        if row["page"].key == page.key
    ]
    context = {
        "application": filled.application,
        "section": section,
        "page_asked": page,
        "rows": rows,
        "filled": filled,
    }
    return render(request, "funding/application_page_read.html", context)
