"""Grants as the register tells them, made without a database, with everything that standards stumble over."""

import random
from datetime import UTC, date, datetime, timedelta

from funding.register.grant import (
    Grant,
    Payment,
    Place,
    Programme,
    Publisher,
    Recipient,
    State,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 3, 4, 5, tzinfo=UTC)
PUBLISHER = Publisher("Digital Foundation", "9998200007", "https://park.example.org")
CALL = Programme(
    "spring",
    "Spring call",
    "For the city.",
    "https://park.example.org/en/funding/spring/",
)
JONGNO = Place("11010", "Jongno-gu", 37.591, 126.98)
TITLES = (
    "Lamps that listen",
    '=HYPERLINK("https://evil.example","x")',
    "@foo +bar",
    "'=2+3",
    "\t-5 °C batteries",
    "밤 버스, 신호 그리고 사람",
    "a" * 200,
    "write to someone@example.org",
    "line\nbreak\x00 and \ufffe",
    "",
)
DESCRIPTIONS = ("", "What it does; a, b", "=cmd|' /C calc'!A0", "Lamps that listen")


def grant(number: int = 1, **fields) -> Grant:
    base = {
        "code": f"DF-26-{number:04}",
        "title": "Lamps that listen",
        "description": "Lamps for dark lanes.",
        "asked": 70_000_000,
        "awarded": 50_000_000,
        "awarded_on": date(2026, 2, 1),
        "starts_on": date(2026, 3, 1),
        "ends_on": date(2027, 2, 28),
        "recipient": Recipient(
            str(number), "Lamp Ltd", "startup", "9998600010", "", JONGNO
        ),
        "programme": CALL,
        "payments": (),
        "state": State.AWARDED,
        "match_cash": 20_000_000,
        "match_in_kind": 10_000_000,
        "made_at": NOW,
        "changed_at": NOW,
        "url": f"https://park.example.org/en/funding/register/DF-26-{number:04}/",
    }
    return Grant(**{**base, **fields})


def generated(count: int, seed: int = 360) -> list[Grant]:
    chance = random.Random(seed)  # noqa: S311
    return [_generated(number, chance) for number in range(1, count + 1)]


def _generated(number: int, chance: random.Random) -> Grant:
    awarded = chance.randint(10**7, 10**8)
    times = chance.randint(0, 3)
    payments = [
        Payment(
            f"release-{each}", date(2026, 3, 1) + timedelta(30 * each), awarded // 4
        )
        for each in range(times)
    ]
    if times == 3:
        payments.append(Payment("return-9", date(2026, 9, 1), -1_000))
    return grant(
        number,
        title=chance.choice(TITLES),
        description=chance.choice(DESCRIPTIONS),
        asked=awarded * 2,
        awarded=awarded,
        starts_on=chance.choice([date(2026, 3, 1), None]),
        recipient=Recipient(
            key=str(number),
            name=chance.choice(["(주)등불 & 사람", "=Firm", "บริษัท"]),
            kind="startup",
            registration_number=chance.choice(["9998200007", "9998600010", ""]),
            website=chance.choice(["https://firm.example", ""]),
            place=chance.choice([JONGNO, None]),
        ),
        payments=tuple(payments),
        state=chance.choice(list(State)),
        experiment=chance.choice(
            ["https://park.example.org/en/experiments/lamps/", ""]
        ),
    )
