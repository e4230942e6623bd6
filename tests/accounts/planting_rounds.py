"""What somebody leaves behind who plans rounds, gives them away, drives and notes."""

from uuid import uuid4

from django.utils import timezone

from experiments.batteries.custody.actions.places import new_place
from experiments.batteries.custody.enums import NodeKind
from experiments.batteries.models import BatteryPoint
from experiments.batteries.rounds.enums import StopState
from experiments.batteries.rounds.models import DayPlan, Round, Stop, Van


def plant_rounds(person, marker: str) -> None:
    now = timezone.now()
    van = Van.objects.create(node=new_place(NodeKind.VAN, {"en": "Van"}))
    plan = DayPlan.objects.create(
        day=now.date(), made_by=person, inputs={}, digest="0" * 64
    )
    round_ = Round.objects.create(
        plan=plan,
        day=now.date(),
        van=van,
        driver=person,
        published_at=now,
        published_by=person,
        unloaded_grams=900,
        unloaded_at=now,
        unload_key=uuid4(),
        state="done",
    )
    round_.given_to.add(person)
    point = BatteryPoint.objects.create(name="Box", latitude=37.5, longitude=127)
    Stop.objects.create(
        round=round_,
        place=0,
        point=point,
        state=StopState.EMPTIED,
        grams=900,
        at=now,
        client_key=uuid4(),
        by=person,
        note=f"{marker} at the back",
    )
