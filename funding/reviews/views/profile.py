"""What a reviewer tells of themselves."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from experiments.views.personal import posted

from ..actions import add_tie, describe_reviewer, remove_tie, sign_declaration
from ..forms.profile import ProfileForm, TieForm
from ..models import Tie
from .pages import read_or_send, reviewer_page


@read_or_send
@reviewer_page
def profile(request, profile):
    form = ProfileForm(posted(request), instance=profile)
    if request.method == "POST" and form.is_valid():
        own = {name: form.cleaned_data[name] for name in form.Meta.fields}
        describe_reviewer(
            person=request.user, by=request.user, levels=form.levels, **own
        )
        messages.success(request, _("Kept. Officers ask you by what you know."))
        return redirect("funding_reviews:declaration")
    context = {"form": form, "profile": profile}
    status = 422 if form.is_bound else 200
    return render(request, "funding_reviews/profile.html", context, status=status)


@read_or_send
@reviewer_page
def ties(request, profile):
    form = TieForm(posted(request))
    if request.method == "POST" and form.is_valid():
        add_tie(person=request.user, by=request.user, **form.cleaned_data)
        messages.success(request, _("Kept. You will not be asked about them."))
        return redirect("funding_reviews:ties")
    context = {
        "form": form,
        "ties": profile.ties.order_by("pk") if profile else [],
        "profile": profile,
    }
    status = 422 if form.is_bound else 200
    return render(request, "funding_reviews/ties.html", context, status=status)


@require_POST
@reviewer_page
def tie_remove(request, profile, pk):
    tie = get_object_or_404(Tie, pk=pk, profile=profile)
    remove_tie(tie=tie, by=request.user)
    messages.success(request, _("Taken out."))
    return redirect("funding_reviews:ties")


@read_or_send
@reviewer_page
def declaration(request, profile):
    if request.method == "POST":
        sign_declaration(person=request.user, by=request.user)
        messages.success(request, _("Signed for this year. Thank you."))
        return redirect("funding_reviews:queue")
    year = timezone.localdate().year
    signed = profile.declarations.filter(year=year).first() if profile else None
    context = {
        "profile": profile,
        "ties": profile.ties.order_by("pk") if profile else [],
        "year": year,
        "signed": signed,
    }
    return render(request, "funding_reviews/declaration.html", context)
