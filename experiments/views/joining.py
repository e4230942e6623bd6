"""Joining, one thing per page. Only the last press of a button needs an account."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.translated import active_language

from ..actions import join_experiment
from ..consent_text import consent_text, rights_text, sha256_of
from ..forms.joining import ConsentForm, EligibilityForm, GuardianForm, SignForm
from ..models import Experiment
from ..permissions import AlreadyTakingPart, KeyIsTaken, Refused, is_ready_to_join
from .drafts import CHECK, CONSENT, ELIGIBILITY, GUARDIAN, JoinDraft
from .personal import personal, posted, sign_in_methods


def joining_step(step: str):
    """Decorates the page of one step: it opens when everything before it is answered."""

    def decorate(view):
        @personal
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def opened(request, slug):
            experiment = get_object_or_404(Experiment, slug=slug)
            if taking_part := _participation_of(request.user, experiment):
                return _already_joined(request, taking_part)
            if not is_ready_to_join(experiment):
                return _closed(request, experiment)
            draft = JoinDraft(request, experiment, experiment.current_consent())
            if not draft.may_open(step):
                return _to(draft.first_unfinished(), experiment)
            return view(request, experiment, draft)

        return opened

    return decorate


@joining_step(ELIGIBILITY)
def join(request, experiment, draft):
    form = EligibilityForm(
        experiment, draft.questions, posted(request), initial=draft.answers
    )
    if form.is_valid():
        draft.keep(answers=form.answers)
        if draft.is_too_young or draft.excluded_by():
            return _excluded(request, experiment, draft)
        return _next(request, experiment, draft)
    return _page(request, "join_eligibility", experiment, draft, ELIGIBILITY, form=form)


@joining_step(GUARDIAN)
def join_guardian(request, experiment, draft):
    form = GuardianForm(
        posted(request),
        initial=draft.data.get("guardian"),
        own_email=getattr(request.user, "email", ""),
    )
    if form.is_valid():
        draft.keep(guardian=vars(form.guardian))
        return _next(request, experiment, draft)
    return _page(request, "join_guardian", experiment, draft, GUARDIAN, form=form)


@joining_step(CONSENT)
def join_consent(request, experiment, draft):
    form = ConsentForm(
        draft.purposes,
        posted(request),
        initial={
            f"purpose-{purpose}": "yes" if granted else "no"
            for purpose, granted in draft.decisions.items()
        },
    )
    was_renewed = draft.read_another_version
    if form.is_valid():
        draft.keep(version=draft.version.pk, decisions=form.decisions)
        if refused := form.refused_required():
            return _declined(request, experiment, refused)
        return _to(CHECK, experiment)
    return _page(
        request,
        "join_consent",
        experiment,
        draft,
        CONSENT,
        form=form,
        version=draft.version,
        rights=rights_text(active_language()),
        was_renewed=was_renewed,
    )


@rate_limited("join", "60/h", by="user")
@joining_step(CHECK)
def join_check(request, experiment, draft):
    text = consent_text(
        draft.version, draft.purposes, draft.decisions, active_language()
    )
    form = SignForm(
        posted(request),
        initial={"client_key": draft.client_key, "shown": sha256_of(text)},
    )
    if request.method == "POST":
        if not request.user.is_authenticated:
            draft.keep(was_sent_to_sign_in=True)
            return redirect_to_login(request.path)
        return _sign(request, experiment, draft, form, text)
    return _check_page(request, experiment, draft, form, text)


def _sign(request, experiment, draft, form, text):
    if not form.is_valid() or form.cleaned_data["shown"] != sha256_of(text):
        messages.warning(
            request,
            _("Your answers have changed since this page was shown. Check them again."),
        )
        return _to(CHECK, experiment)
    try:
        participation = join_experiment(
            experiment=experiment,
            user=request.user,
            client_key=form.cleaned_data["client_key"],
            language=active_language(),
            decisions=draft.decisions,
            signed_in_by=sign_in_methods(request),
            guardian=draft.guardian,
        )
    except AlreadyTakingPart as taking_part:
        return _already_joined(request, taking_part.participation)
    except Refused as refusal:
        if isinstance(refusal, KeyIsTaken):
            draft.renew_key()
        messages.warning(request, str(refusal))
        return _to(draft.first_unfinished(), experiment)
    draft.forget()
    return redirect("experiments:receipt", participation.code)


def _check_page(request, experiment, draft, form, text):
    return _page(
        request,
        "join_check",
        experiment,
        draft,
        CHECK,
        form=form,
        text=text,
        answers=_answers_in_words(experiment, draft),
        guardian=draft.guardian,
        is_back=request.user.is_authenticated
        and draft.data.get("was_sent_to_sign_in", False),
    )


def _answers_in_words(experiment, draft):
    form = EligibilityForm(experiment, draft.questions)
    return [
        (field.label, dict(field.field.choices)[draft.answers[field.name]])
        for field in form
    ]


def _page(request, name, experiment, draft, step, **context):
    steps = draft.steps()
    at = steps.index(step)
    return render(
        request,
        f"experiments/{name}.html",
        {
            "experiment": experiment,
            "number": at + 1,
            "count": len(steps),
            "back": steps[at - 1] if at else "",
            **context,
        },
    )


def _participation_of(user, experiment):
    if not user.is_authenticated:
        return None
    return experiment.participations.active().filter(user=user).first()


def _already_joined(request, participation):
    if request.method == "GET":
        messages.info(request, str(AlreadyTakingPart.sentence))
    return redirect("experiments:receipt", participation.code)


def _to(step, experiment):
    return redirect(f"experiments:{step}", experiment.slug)


def _next(request, experiment, draft):
    return _to(draft.first_unfinished(), experiment)


def _closed(request, experiment):
    context = {"experiment": experiment, "others": _others(experiment)}
    return render(request, "experiments/join_closed.html", context)


def _excluded(request, experiment, draft):
    context = {
        "experiment": experiment,
        "is_too_young": draft.is_too_young,
        "questions": draft.excluded_by(),
        "others": _others(experiment),
    }
    return render(request, "experiments/join_excluded.html", context)


def _declined(request, experiment, refused):
    context = {
        "experiment": experiment,
        "refused": refused,
        "others": _others(experiment),
    }
    return render(request, "experiments/join_declined.html", context)


def _others(experiment):
    """What else one could do: up to three that still have places."""
    return Experiment.objects.with_places_left().exclude(pk=experiment.pk)[:3]
