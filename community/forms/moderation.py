"""What readers say about posts, and what moderators decide."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from ..actions.deciding import NEEDS_RULE, Judgement, deeds_for, person_of
from ..actions.sanctioning import Scope
from ..enums import CaseKind, Deed, Measure, Reason
from ..house_rules import rule_choices
from ..models import Case, Forum
from ..reply_words import reply_choices

FOR_GOOD = "0"
DAYS = (1, 3, 7, 30, 90)
# What a deed is called on its button, where the plain word would leave open what happens to whom.
DEED_WORDS = {
    CaseKind.HELD: {
        Deed.RELEASE: _("Show it to everybody"),
        Deed.REJECT: _("Do not show it"),
    },
    CaseKind.HIDDEN: {
        Deed.HIDE: _("The rule was right: leave it hidden"),
        Deed.RESTORE: _("The rule was wrong: show it again"),
    },
    CaseKind.APPEAL: {
        Deed.KEEP: _("It stays as it was decided"),
        Deed.RESTORE: _("Grant the appeal: show the post again"),
        Deed.RELEASE: _("Grant the appeal: show the post"),
        Deed.LIFT: _("Grant the appeal: lift the measure"),
    },
}
PLAIN_WORDS = {
    Deed.KEEP: _("Leave it as it is"),
    Deed.HIDE: _("Hide it"),
    Deed.RESTORE: _("Show it again"),
}


class FlagForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with it.")},
    )
    words = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=500,
        help_text=_("Only moderators read this."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") == Reason.OTHER and not cleaned.get("words"):
            self.add_error("words", _("Say in a few words what is wrong."))
        return cleaned


class AppealForm(forms.Form):
    words = forms.CharField(
        label=_("Why should we look again?"),
        max_length=2000,
        help_text=_(
            "Another moderator reads it than the one who decided, if there is one."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Say in a few words what we overlooked.")},
    )


class QueueForm(forms.Form):
    """Which cases one wants to see; the oldest come first."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", pgettext_lazy("case", "Open")),
            ("free", _("Open, taken up by nobody")),
            ("mine", _("Taken up by me")),
            ("closed", _("Decided")),
        ],
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *CaseKind.choices]
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("All languages")), *settings.LANGUAGES],
    )
    forum = forms.ModelChoiceField(
        Forum.objects.order_by("position", "pk"),
        label=_("Forum"),
        required=False,
        empty_label=_("All forums"),
        to_field_name="slug",
    )


class JudgementForm(forms.Form):
    """What becomes of one case. A measure needs a rule, as hiding does."""

    deed = forms.ChoiceField(
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    rule = forms.ChoiceField(label=_("For which rule?"), required=False)
    reply = forms.ChoiceField(
        label=_("What do you tell the author?"),
        required=False,
        help_text=_("Sent in their language."),
    )
    words = forms.CharField(
        label=_("In your own words, after that"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    measure = forms.ChoiceField(
        label=_("What about the person?"),
        required=False,
        choices=[("", _("No, only about the post")), *Measure.choices],
    )
    scope = forms.ChoiceField(label=_("Where?"), required=False)
    days = forms.ChoiceField(
        label=_("For how long?"),
        required=False,
        initial="7",
        choices=[
            *(
                (
                    str(days),
                    ngettext_lazy("%(count)s day", "%(count)s days", days)
                    % {"count": days},
                )
                for days in DAYS
            ),
            (FOR_GOOD, _("For good")),
        ],
    )

    def __init__(self, *args, case: Case, **kwargs):
        super().__init__(*args, **kwargs)
        self.case = case
        words = PLAIN_WORDS | DEED_WORDS.get(case.kind, {})
        self.fields["deed"].choices = [(deed, words[deed]) for deed in deeds_for(case)]
        self.fields["rule"].choices = [("", _("Choose a rule")), *rule_choices()]
        self.fields["reply"].choices = reply_choices()
        self.fields["scope"].choices = self._scopes()
        if case.kind == CaseKind.APPEAL or person_of(case) is None:
            for name in ("measure", "scope", "days"):
                del self.fields[name]
        if case.kind == CaseKind.APPEAL:
            del self.fields["rule"]

    def _scopes(self) -> list[tuple[str, object]]:
        topic = self._topic()
        places = [("forum", _("In this forum")), ("all", _("In all forums"))]
        return [("topic", _("In this topic")), *places] if topic else places

    def _topic(self):
        place = self.case.post or self.case.held
        return place.topic if place else None

    def clean(self):
        cleaned = super().clean()
        needs_rule = cleaned.get("deed") in NEEDS_RULE or cleaned.get("measure")
        if "rule" in self.fields and needs_rule and not cleaned.get("rule"):
            self.add_error(
                "rule",
                _("Say which rule it breaks: its author and all readers are told."),
            )
        return cleaned

    def judgement(self) -> Judgement:
        cleaned = self.cleaned_data
        days = int(cleaned.get("days") or 7)
        return Judgement(
            deed=Deed(cleaned["deed"]),
            rule=cleaned.get("rule", ""),
            reply=cleaned["reply"],
            words=cleaned["words"],
            measure=Measure(cleaned["measure"]) if cleaned.get("measure") else None,
            scope=self._scope(cleaned.get("scope")),
            days=days or None,
        )

    def _scope(self, chosen: str | None) -> Scope:
        if chosen == "topic":
            return Scope(topic=self._topic())
        return Scope() if chosen == "all" else Scope(forum=self.case.forum)


class LiftForm(forms.Form):
    words = forms.CharField(
        label=_("What do you tell them?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class SteerForm(forms.Form):
    """What moderators set of a whole topic."""

    is_pinned = forms.BooleanField(label=_("Pinned to the top"), required=False)
    is_closed = forms.BooleanField(
        label=_("Closed: can be read, nothing new is written"), required=False
    )
    slow_mode_seconds = forms.TypedChoiceField(
        label=_("Slow mode"),
        coerce=int,
        help_text=_("How long one waits between two posts."),
        choices=[
            (0, _("Off")),
            (30, _("30 seconds")),
            (60, _("1 minute")),
            (300, _("5 minutes")),
            (900, _("15 minutes")),
            (3600, _("1 hour")),
        ],
    )
    forum = forms.ModelChoiceField(
        Forum.objects.order_by("position", "pk"), label=_("Forum"), empty_label=None
    )
