"""At a box: what is it, is it safe, how much; for anybody, without an account, and without a script."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from experiments.batteries.models import BatteryScheme
from experiments.batteries.permissions import takes_part
from experiments.batteries.views.pages import point_of, read_or_send
from experiments.permissions import Refused
from experiments.views.personal import personal, posted
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.rate_limit import rate_limited

from ..actions.stating import (
    Said,
    claim_drop_off,
    report_unsafe,
    state_drop_off,
    takes,
)
from ..fire_safety import advice_on
from ..forms.dropping import AmountForm, SafetyForm
from ..models import RuleCard
from ..permissions import can_confirm
from ..receipts import receipt_of
from .pages import (
    codes_of,
    drop_off_page,
    places_taking,
    remember,
    staffed_places,
    told,
)


def _kept(request, point) -> dict:
    return request.session.get(f"battery-drop:{point.code}", {})


def _keep(request, point, **answers) -> None:
    request.session[f"battery-drop:{point.code}"] = answers


@personal
@read_or_send
def drop(request, code):
    """The two questions of safety come before everything else."""
    point = point_of(request, code)
    form = SafetyForm(posted(request), initial=_kept(request, point))
    if form.is_valid():
        _keep(request, point, **form.cleaned_data)
        return redirect("batteries_rewards:amount", point.code)
    status = 422 if form.is_bound else 200
    context = {"point": point, "form": form, "card": _card_at(point)}
    return render(request, "batteries_rewards/drop.html", context, status=status)


def _card_at(point) -> RuleCard | None:
    if point.district_id is None:
        return None
    return RuleCard.objects.in_force().filter(district=point.district_id).first()


@personal
@rate_limited("battery-drop", "30/h")
@read_or_send
def amount(request, code):
    """The advice on what was answered; and where it lets one go on, how much it is."""
    point = point_of(request, code)
    answers = _kept(request, point)
    if set(answers) != {"look", "kind"}:
        return redirect("batteries_rewards:drop", point.code)
    said, advice = Said(**answers), advice_on(**answers)
    if not advice.lets_go_on or not takes(point, said):
        return _not_here(request, point, said, advice)
    form = AmountForm(
        posted(request), request.FILES or None, initial={"client_key": uuid4()}
    )
    if form.is_valid():
        return _state(request, point, answers, form, advice)
    return _amount_page(request, point, said, advice, form)


def _amount_page(request, point, said, advice, form):
    context = {"point": point, "form": form, "advice": advice, "said": said}
    status = 422 if form.is_bound else 200
    return render(request, "batteries_rewards/amount.html", context, status=status)


def _not_here(request, point, said, advice):
    """Too dangerous for any box, or not for this one."""
    is_dangerous = not advice.lets_go_on
    context = {
        "point": point,
        "advice": advice,
        "is_dangerous": is_dangerous,
        "places": staffed_places(point, request.user)
        if is_dangerous
        else places_taking(said.chemistry, point, request.user),
        "client_key": uuid4(),
    }
    return render(request, "batteries_rewards/not_here.html", context)


def _state(request, point, answers, form, advice):
    given = form.cleaned_data
    said = Said(**answers, cells=given["cells"], grams=given["grams"])
    by = request.user if request.user.is_authenticated else None
    try:
        drop_off = state_drop_off(
            point=point,
            said=said,
            client_key=given["client_key"],
            by=by,
            photo=given["photo"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _amount_page(request, point, said, advice, form)
    remember(request, drop_off)
    return redirect("batteries_rewards:drop-off", drop_off.code)


@personal
@rate_limited("battery-unsafe", "20/h")
@require_POST
def unsafe(request, code):
    """It lies in the box already: staff are told before everything else."""
    point = point_of(request, code)
    answers, form = _kept(request, point), AmountForm(request.POST)
    if set(answers) != {"look", "kind"} or "client_key" in form.errors:
        return redirect("batteries_rewards:drop", point.code)
    by = request.user if request.user.is_authenticated else None
    drop_off = report_unsafe(
        point=point,
        said=Said(**answers),
        client_key=form.cleaned_data["client_key"],
        by=by,
    )
    remember(request, drop_off)
    messages.success(request, _("Thank you. Staff see it before everything else."))
    return redirect("batteries_rewards:drop-off", drop_off.code)


@personal
@require_safe
@drop_off_page
def drop_off(request, drop_off):
    scheme = BatteryScheme.objects.current()
    is_part = takes_part(request.user, scheme)
    is_own = request.user.is_authenticated and drop_off.person_id == request.user.pk
    is_nobodys = drop_off.person_id is None
    context = {
        "drop_off": drop_off,
        "receipt": receipt_of(drop_off, address=request.build_absolute_uri()),
        "scheme": scheme,
        "card": drop_off.card,
        "earned": drop_off.transactions.filter(kind="earned").first(),
        "is_own": is_own,
        "may_sign_in": is_nobodys and drop_off.is_open,
        "may_claim": drop_off.is_open
        and (
            (is_nobodys and drop_off.code in codes_of(request))
            or (is_own and is_part and not drop_off.card_id)
        ),
        "may_join": scheme and not is_part and not drop_off.card_id,
        "is_staff": can_confirm(request.user),
    }
    return render(request, "batteries_rewards/drop_off.html", context)


@personal
@require_POST
@login_required
@drop_off_page
def claim(request, drop_off):
    """One's own, or what this session stated."""
    is_own = drop_off.person_id == request.user.pk
    if not (is_own or drop_off.code in codes_of(request)):
        raise Http404
    return told(
        request,
        lambda: claim_drop_off(drop_off=drop_off, by=request.user),
        _("It counts for you now."),
        "batteries_rewards:drop-off",
        drop_off.code,
    )


@personal
@require_safe
@drop_off_page
def photo(request, drop_off):
    if not drop_off.photo:
        raise Http404
    return file_answer(drop_off.photo, content_type="image/jpeg")
