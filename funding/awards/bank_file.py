"""The file of payments as a bank reads it: lines of 120 bytes in EUC-KR, each ended by CR LF.

========  =====  ==========================================================
Head      bytes
========  =====  ==========================================================
1         1      ``H``
2-3       2      ``01``, the version of this layout
4-11      8      number of the file, zeros before it
12-19     8      day it was made, YYYYMMDD
20-25     6      how many payments follow
26-40     15     their sum in won
========  =====  ==========================================================

========  =====  ==========================================================
Payment   bytes
========  =====  ==========================================================
1         1      ``D``
2-7       6      number of the line, from 000001
8-10      3      bank, the code under which it clears payments
11-30     20     account, digits only, blanks after it
31-45     15     won, zeros before it
46-85     40     holder of the account, blanks after it
86-115    30     reference of the payment, ASCII, blanks after it
========  =====  ==========================================================

The foot is ``T`` with count and sum, as the head has them, in 2-7 and 8-22. What is not named is blank. A file whose count or
sum differs from its lines is not whole, and is refused by whoever reads it (:func:`read_file`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ENCODING = "euc_kr"
WIDTH = 120
VERSION = "01"
MOST_WON = 10**15 - 1
HOLDER_BYTES = 40


@dataclass(frozen=True)
class Order:
    bank: str
    account: str
    holder: str
    won: int
    reference: str


class NotWhole(ValueError):
    """The file was cut, changed or never was one."""


def fits(holder: str) -> bool:
    """Whether a bank can print the name: in its letters, and not longer than its field."""
    try:
        return 0 < len(holder.encode(ENCODING)) <= HOLDER_BYTES and holder.isprintable()
    except UnicodeEncodeError:
        return False


def write_file(number: int, made_on: date, orders: Iterable[Order]) -> bytes:
    orders = list(orders)
    count, total = f"{len(orders):06}", f"{sum(each.won for each in orders):015}"
    head = f"H{VERSION}{number:08}{made_on:%Y%m%d}{count}{total}"
    lines = [_line(place, each) for place, each in enumerate(orders, start=1)]
    return b"".join(_padded(line) for line in (head, *lines, f"T{count}{total}"))


def _line(place: int, order: Order) -> str:
    if not (order.account.isdecimal() and order.account.isascii()):
        raise ValueError("An account number has digits only.")
    if not 0 < order.won <= MOST_WON:
        raise ValueError("A payment has at least one won.")
    holder = order.holder.encode(ENCODING).ljust(HOLDER_BYTES).decode(ENCODING)
    return (
        f"D{place:06}{order.bank:3.3}{order.account:20.20}{order.won:015}{holder}"
        f"{order.reference:30.30}"
    )


def _padded(line: str) -> bytes:
    content = line.encode(ENCODING)
    if len(content) > WIDTH:
        raise ValueError("A line is longer than its fields.")
    return content.ljust(WIDTH) + b"\r\n"


def read_file(content: bytes) -> list[Order]:
    """What a bank would pay."""
    lines = content.split(b"\r\n")
    if lines[-1:] != [b""] or any(len(line) != WIDTH for line in lines[:-1]):
        raise NotWhole
    head, *middle, foot = lines[:-1]
    if head[:3] != b"H" + VERSION.encode() or foot[:1] != b"T":
        raise NotWhole
    orders = [_order(line, place) for place, line in enumerate(middle, start=1)]
    told = f"{len(orders):06}{sum(each.won for each in orders):015}".encode()
    if head[19:40] != told or foot[1:22] != told:
        raise NotWhole
    return orders


def _order(line: bytes, place: int) -> Order:
    if line[:7] != f"D{place:06}".encode():
        raise NotWhole
    return Order(
        bank=line[7:10].decode(),
        account=line[10:30].decode().rstrip(),
        won=int(line[30:45]),
        holder=line[45:85].decode(ENCODING).rstrip(),
        reference=line[85:115].decode().rstrip(),
    )
