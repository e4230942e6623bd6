"""The desk: what waits to be weighed, rewards to hand out, shelves."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from experiments.batteries.codes import as_typed
from experiments.batteries.views.pages import manager_page, read_or_send
from experiments.views.personal import posted
from innovation_park.lib.spoken_code import heard_code

from ..actions.collecting import collection_named, give_reward
from ..actions.confirming import close_unsafe, confirm_drop_off, refuse_drop_off
from ..actions.correcting import take_back_drop_off
from ..actions.stocking import count_stock, deliver_stock
from ..enums import State
from ..forms.staff import (
    CodeForm,
    ConfirmForm,
    CountForm,
    DeliveryForm,
    RefuseForm,
    TakeBackForm,
)
from ..models import Collection, DropOff, Stock
from ..receipts import doubt_in_words, spoken
from .pages import told

PER_PAGE = 50


@read_or_send
@manager_page
def desk(request):
    """The code of a drop-off or of a reward leads to its page."""
    form = CodeForm(posted(request))
    if form.is_valid():
        if found := _address_of(form.cleaned_data["code"]):
            return redirect(*found)
        form.add_error("code", _("There is nothing with this code."))
    waiting = DropOff.objects.waiting().whole().order_by("-state", "at", "pk")
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page_obj": page}
    status = 422 if form.is_bound else 200
    return render(request, "batteries_rewards/desk.html", context, status=status)


def _address_of(typed: str) -> tuple[str, str] | None:
    if collection := collection_named(typed):
        return "batteries_rewards:desk-collection", collection.code
    code = heard_code(typed)
    if code and DropOff.objects.filter(code=code).exists():
        return "batteries_rewards:desk-drop-off", code
    return None


@require_safe
@manager_page
def desk_drop_off(request, drop):
    drop_off = get_object_or_404(DropOff.objects.whole(), code=drop)
    context = {
        "drop_off": drop_off,
        "doubts": doubt_in_words(drop_off)[:1],
        "confirm_form": ConfirmForm(
            initial={
                "grams": drop_off.grams,
                "cells": drop_off.cells,
                "chemistry": drop_off.chemistry,
            }
        ),
        "refuse_form": RefuseForm(),
        "take_back_form": TakeBackForm(),
        "is_confirmed": drop_off.state == State.CONFIRMED,
        "is_unsafe": drop_off.state == State.UNSAFE and not drop_off.decided_at,
    }
    return render(request, "batteries_rewards/desk_drop_off.html", context)


FORMS = {"confirm": ConfirmForm, "refuse": RefuseForm, "take-back": TakeBackForm}


@require_POST
@manager_page
def desk_act(request, drop, act):
    drop_off = get_object_or_404(DropOff.objects.whole(), code=drop)
    back = ("batteries_rewards:desk-drop-off", drop_off.code)
    if act == "made-safe":
        return told(
            request,
            lambda: close_unsafe(drop_off=drop_off, by=request.user),
            _("Noted: the box is safe."),
            "batteries_rewards:desk",
        )
    if act not in FORMS:
        raise Http404
    form = FORMS[act](request.POST)
    if not form.is_valid():
        for field, faults in form.errors.items():
            label = form.fields[field].label if field in form.fields else ""
            messages.error(request, f"{label}: {faults[0]}")
        return redirect(*back)
    actions = {
        "confirm": confirm_drop_off,
        "refuse": refuse_drop_off,
        "take-back": take_back_drop_off,
    }
    given = form.cleaned_data
    if act == "take-back":
        given = {"reason": given["why"]}
    return told(
        request,
        lambda: actions[act](drop_off=drop_off, by=request.user, **given),
        _("Done. The person is told."),
        *back,
    )


@read_or_send
@manager_page
def desk_collection(request, ticket):
    """Handing out: the button is pressed when the reward goes over the counter."""
    rows = Collection.objects.select_related("stock__reward", "stock__district")
    collection = get_object_or_404(
        rows.select_related("account"), code=as_typed(ticket)
    )
    if request.method == "POST":
        return told(
            request,
            lambda: give_reward(collection=collection, by=request.user),
            _("Handed out."),
            "batteries_rewards:desk-collection",
            collection.code,
        )
    context = {"collection": collection, "spoken": spoken(collection.code)}
    return render(request, "batteries_rewards/desk_collection.html", context)


@require_safe
@manager_page
def desk_stocks(request):
    stocks = Stock.objects.select_related("district", "reward")
    return render(
        request,
        "batteries_rewards/desk_stocks.html",
        {"stocks": stocks.order_by("district__code", "pk")},
    )


@require_safe
@manager_page
def desk_stock(request, stock):
    return _stock_page(request, _stock(stock))


def _stock(pk: int) -> Stock:
    rows = Stock.objects.select_related("district", "reward")
    return get_object_or_404(rows, pk=pk)


def _stock_page(request, stock, status=200, **bound):
    context = {
        "stock": stock,
        "delivery_form": DeliveryForm(initial={"client_key": uuid4()}),
        "count_form": CountForm(initial={"client_key": uuid4()}),
        "transactions": stock.transactions.filter(is_sealed=True).order_by("-pk")[:30],
        **bound,
    }
    return render(request, "batteries_rewards/desk_stock.html", context, status=status)


@require_POST
@manager_page
def desk_stock_act(request, stock, act):
    stock = _stock(stock)
    if act not in ("deliver", "count"):
        raise Http404
    is_delivery = act == "deliver"
    form = (DeliveryForm if is_delivery else CountForm)(request.POST)
    if not form.is_valid():
        name = "delivery_form" if is_delivery else "count_form"
        return _stock_page(request, stock, 422, **{name: form})
    action = deliver_stock if is_delivery else count_stock
    return told(
        request,
        lambda: action(stock=stock, by=request.user, **form.cleaned_data),
        _("It is in the books."),
        "batteries_rewards:desk-stock",
        stock.pk,
    )
