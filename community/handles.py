"""Short names: what stands behind an @. Made of letters that cannot be taken for those of another script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST, SHORTEST = 30, 2
# Latin, Hangul syllables, Thai. Other alphabets have letters that look like Latin ones.
LETTERS = "a-z0-9\uac00-\ud7a3\u0e01-\u0e3a\u0e40-\u0e4e"
NOT_LETTERS = re.compile(f"[^{LETTERS}]+")
GOOD = re.compile(f"[{LETTERS}]+(?:_[{LETTERS}]+)*")
THAI_AM = ("\u0e4d\u0e32", "\u0e33")  # NFKC takes apart what people type in one piece
MARK_FIRST = re.compile("(?:^|_)[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
LOOK_ALIKE = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"))
# Names under which somebody could speak for the park, or to everybody.
OFFICIAL = """
    admin administrator all bot channel everybody everyone foundation guardian help here innovationpark manager
    mod moderator notice official park root staff support system team webmaster
    관리자 운영자 운영진 매니저 혁신파크 공식 공지 모두 전체 여러분 디지털재단 담당자 고객센터
    ผู้ดูแล ผู้ดูแลระบบ แอดมิน ผู้จัดการ เจ้าหน้าที่ อุทยาน อุทยานนวัตกรรม ทางการ ทุกคน ทั้งหมด ประกาศ
"""


def tidy_handle(text: str) -> str:
    """One spelling for what is read alike: NFKC, small letters, ``_`` for whatever is no letter."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFC", text).replace(*THAI_AM)
    return NOT_LETTERS.sub("_", text).strip("_")


def skeleton(handle: str) -> str:
    """What the eye keeps of it: two handles of one skeleton are taken for each other."""
    bones = handle.replace("_", "")
    for seen, kept in LOOK_ALIKE:
        bones = bones.replace(seen, kept)
    return bones


OFFICIAL_SKELETONS = frozenset(skeleton(word) for word in OFFICIAL.split())


def is_well_formed(handle: str) -> bool:
    return (
        SHORTEST <= len(handle) <= LONGEST
        and bool(GOOD.fullmatch(handle))
        and not MARK_FIRST.search(handle)
        and not handle.replace("_", "").isdecimal()
    )


def sounds_official(handle: str) -> bool:
    """Also as a part: ``park_office`` and ``moderator_kim`` speak for the park."""
    parts = {handle, *handle.split("_")}
    return any(skeleton(part) in OFFICIAL_SKELETONS for part in parts)


def proposals(name: str, fallback: str, *, may_be_official: bool) -> Iterator[str]:
    """Handles for somebody of that name, the nearest first, without an end."""
    base = tidy_handle(name)[: LONGEST - 5].strip("_")
    if not is_well_formed(base) or (sounds_official(base) and not may_be_official):
        base = fallback
    yield base
    number = 2
    while True:
        yield f"{base}_{number}"
        number += 1
