"""What somebody leaves behind who brings batteries, collects a reward, founds a team and works at the desk."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.districts.models import District
from experiments.batteries.models import BatteryPoint, Scale
from experiments.batteries.rewards.enums import AccountKind, Entry, State, TeamKind
from experiments.batteries.rewards.models import (
    Account,
    Collection,
    DropOff,
    Posting,
    Reward,
    Stock,
    Team,
    TeamMember,
    Transaction,
)


def plant_battery_rewards(person, marker: str, picture) -> None:
    """``picture(name)`` gives a file with the marker in it."""
    point = BatteryPoint.objects.create(name="Box", latitude=37.5, longitude=127)
    account = Account.objects.create(kind=AccountKind.PERSON, person=person)
    issue = Account.objects.create(kind=AccountKind.ISSUE)
    district, _new = District.objects.get_or_create(
        code="11100", defaults={"name": {}, "latitude": 37.6, "longitude": 127}
    )
    stock = Stock.objects.create(
        district=district, reward=Reward.objects.create(key="bag"), pieces=3
    )
    drop_off = DropOff(
        client_key=uuid4(),
        person=person,
        account=account,
        point=point,
        chemistry="alkaline",
        cells=10,
        state=State.CONFIRMED,
        confirmed_grams=230,
        decided_at=timezone.now(),
        decided_by=person,
    )
    drop_off.photo.save(f"{marker}-cells.jpg", picture("cells.jpg"), save=False)
    drop_off.save()
    earned = Transaction.objects.create(
        key="earned:1", kind=Entry.EARNED, stock=stock, drop_off=drop_off, by=person
    )
    for each, pieces in ((issue, -1), (account, 1)):
        Posting.objects.create(transaction=earned, account=each, pieces=pieces)
    earned.is_sealed = True
    earned.save()
    Collection.objects.create(
        client_key=uuid4(),
        account=account,
        stock=stock,
        pieces=1,
        until=timezone.now() + timedelta(days=1),
        given_by=person,
    )
    team = Team.objects.create(
        name="House 3",
        kind=TeamKind.BUILDING,
        goal_grams=9_000,
        until=timezone.localdate(),
        made_by=person,
    )
    TeamMember.objects.create(team=team, person=person)
    Scale.objects.create(point=point, name="Left", key_sha256="0" * 64, made_by=person)
