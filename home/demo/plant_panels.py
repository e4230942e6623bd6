"""Plants what lies between the reviews and the decisions: promises of draws, a draw, and meetings with their minutes."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from funding.decisions.actions.drawing import hold_draw, promise_draw
from funding.decisions.actions.meeting import (
    call_meeting,
    close_meeting,
    note_presence,
    write_minutes,
    write_note,
)
from funding.decisions.drawing import commitment_of, order_of, sha256_of
from funding.decisions.figures import ranking_of
from funding.decisions.models import Draw, PanelMeeting
from funding.enums import Outcome
from funding.models import Application
from funding.workflow import Status

from .grants import PROJECTS
from .grants.calls import AWARDED, CALLS, OPEN, REVIEWED
from .grants.judging import MINUTES, PLACE, SAID
from .plant_pages import moment

if TYPE_CHECKING:
    from .plant_funding import Foundation

HELD, NEXT = -3, 6  # the days of the meetings


class Panels:
    def __init__(self, park: Foundation):
        self.park = park
        self.texts = {each.slug: each for each in CALLS}

    def promise(self) -> None:
        """As the clock does for every call, on the day of its opening."""
        for slug in (OPEN, REVIEWED):
            with self.park.on(self.texts[slug].opens, 9, 5):
                promise_draw(self.park.calls[slug])

    def meet(self) -> None:
        """Once all that is to be read has been read."""
        self.draw()
        with self.park.on(HELD - 6):
            meeting = self.meeting_on(HELD)
        with self.park.on(HELD, 14):
            self.write(meeting)
        with self.park.on(-1):
            self.meeting_on(NEXT)

    def draw(self) -> None:
        """Of the call that was decided, between those whom the scores could not tell apart."""
        call, text = self.park.calls[AWARDED], self.texts[AWARDED]
        codes = [row.standing.application for row in ranking_of(call).line.in_band]
        if len(codes) < 2:
            return
        seed = self.seed_for(codes)
        Draw.objects.create(
            call=call,
            seed=seed,
            commitment=commitment_of(seed),
            promised_at=moment(self.park.day, text.opens, 9, 5),
        )
        with self.park.on(text.decides - 4, 11):
            hold_draw(call=call, by=self.park.director)

    def seed_for(self, codes: list[str]) -> str:
        """The first by which those come last who are told to have got no money: what became of all is written already."""
        ends = {project.title: project.ends for project in PROJECTS}
        titles = Application.objects.filter(code__in=codes).values_list("code", "title")
        last = {
            code
            for code, title in titles
            if ends[title] in (Status.RESERVE, Status.DECLINED)
        }
        seeds = (sha256_of(f"demonstration {number}") for number in count())
        return next(
            seed
            for seed in seeds
            if set(order_of(seed, codes)[len(codes) - len(last) :]) == last
        )

    def meeting_on(self, days: int) -> PanelMeeting:
        park = self.park
        return call_meeting(
            call=park.calls[REVIEWED],
            at=moment(park.day, days, 14),
            place=PLACE,
            chair=park.director,
            people=[park.officer, *(each.person for each in park.reviewers[1:4])],
            by=park.officer,
        )

    def write(self, meeting: PanelMeeting) -> None:
        officer = self.park.officer
        seats = meeting.seats.order_by("pk").values_list("pk", flat=True)
        note_presence(meeting=meeting, present=list(seats)[:-1], by=officer)
        for application in meeting.call.applications.filter(status=Status.PANEL):
            write_note(
                meeting=meeting,
                application=application,
                words=SAID,
                recommendation=Outcome.SELECTED,
                amount=application.amount_asked,
                version=0,
                by=officer,
            )
        minutes = write_minutes(
            meeting=meeting, words=MINUTES, version=meeting.version, by=officer
        )
        close_meeting(meeting=minutes, by=officer)
