"""Names, firms and mail domains brought to one form, so that the same one is found however it was written.

In Korean, Thai and languages with Latin letters. Nothing here can tell namesakes apart: what is found by a name alone is a question,
never a proof. Romanised and native spellings of a name are different names here.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

TITLES = (
    r"dr|prof|professor|mr|mrs|ms|miss|ceo|cto|phd|박사|교수|대표이사|대표|이사|선생님|님|씨"
    r"|นางสาว|นาย|นาง|คุณ|ดร|ผศ|รศ|ศ"
)
TITLE = re.compile(rf"^(?:{TITLES})[.\s]+|(?<=[\s])(?:{TITLES})\.?$|(?<=\w)(?:님|씨)$")
THAI_TITLE = re.compile(r"^(?:นางสาว|นาย|นาง|คุณ|ดร\.?)\s*(?=[\u0e00-\u0e7f]{3})")
LEGAL = re.compile(
    unicodedata.normalize(
        "NFKC",
        r"\(주\)|\(유\)|\(사\)|\(재\)|주식회사|유한책임회사|유한회사|합자회사|합명회사|사단법인|재단법인|사회적협동조합|협동조합"
        r"|บริษัท|จำกัด|\(มหาชน\)|มหาชน|ห้างหุ้นส่วน|หจก\.?|บจก\.?|บมจ\.?"
        r"|\b(?:inc|incorporated|ltd|limited|llc|llp|plc|co|corp|corporation|company|gmbh|ag|pte|pty|coop|cooperative)\b\.?",
    )
)
HANGUL = re.compile(r"[\uac00-\ud7a3]")
THAI = re.compile(r"[\u0e00-\u0e7f]")
LATIN = re.compile(r"[a-z]")
SECOND_LEVEL = frozenset(
    [
        "ac",
        "co",
        "com",
        "edu",
        "go",
        "gov",
        "in",
        "mi",
        "ne",
        "net",
        "or",
        "org",
        "pe",
        "re",
    ]
)
# Mail boxes and pages that anybody can have; and names kept for examples, which belong to nobody.
SHARED = frozenset(
    [
        "126.com",
        "163.com",
        "aol.com",
        "blogspot.com",
        "daum.net",
        "facebook.com",
        "fastmail.com",
        "github.io",
        "gmail.com",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hanmail.net",
        "hey.com",
        "hotmail.com",
        "icloud.com",
        "imweb.me",
        "instagram.com",
        "kakao.com",
        "korea.com",
        "line.me",
        "linkedin.com",
        "live.com",
        "mac.com",
        "mail.com",
        "mail.ru",
        "me.com",
        "medium.com",
        "modoo.at",
        "msn.com",
        "nate.com",
        "naver.com",
        "netlify.app",
        "notion.site",
        "outlook.com",
        "outlook.kr",
        "pages.dev",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "tistory.com",
        "tutanota.com",
        "vercel.app",
        "wixsite.com",
        "wordpress.com",
        "yahoo.com",
        "yandex.com",
        "ymail.com",
        "youtube.com",
        "zoho.com",
        "example.com",
        "example.net",
        "example.org",
    ]
)
SHARED_NAMES = frozenset(
    {"gmail", "hotmail", "yahoo", "outlook", "live", "windowslive"}
)
RESERVED = (".example", ".test", ".invalid", ".localhost")


def person_name(text: str) -> str:
    """One form of a person's name; empty when there is too little to recognise anybody by."""
    plain = _plain(text).strip()
    plain = TITLE.sub("", TITLE.sub("", plain)).strip()
    plain = THAI_TITLE.sub("", plain)
    words = words_of(plain)
    joined = "".join(words)
    if HANGUL.search(joined):
        return joined if 2 <= len(joined) <= 6 else ""
    if THAI.search(joined):
        return joined if len(joined) >= 6 else ""
    if len(words) < 2 or not LATIN.search(joined):
        return ""
    return " ".join(sorted(words))


def firm_name(text: str) -> str:
    """Without its legal form, blanks and signs; whole where nothing else would be left."""
    plain = _plain(text)
    bare = "".join(words_of(LEGAL.sub(" ", plain)))
    return bare if len(bare) >= 2 else "".join(words_of(plain))


def registration_digits(text: str) -> str:
    """The ten digits of a business registration number; empty for anything else."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", text or ""))
    return digits if len(digits) == 10 else ""


def mail_domain(address: str) -> str:
    """Whose mail it is: the name somebody registered. Empty for boxes that anybody can have."""
    return own_domain((address or "").rpartition("@")[2])


def site_domain(url: str) -> str:
    address = url if "//" in (url or "") else f"//{url or ''}"
    try:
        return own_domain(urlsplit(address).hostname or "")
    except ValueError:
        return ""


def own_domain(host: str) -> str:
    labels = [
        label for label in host.strip().casefold().rstrip(".").split(".") if label
    ]
    if len(labels) < 2 or any("@" in label for label in labels):
        return ""
    is_second = len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL and len(labels) > 2
    kept = labels[-3:] if is_second else labels[-2:]
    name = ".".join(kept)
    is_shared = name in SHARED or kept[0] in SHARED_NAMES or name.endswith(RESERVED)
    return "" if is_shared else name


def _plain(text: str) -> str:
    """Small letters of one width; accents go from Latin letters only: in Thai they are vowels and tones."""
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text or ""))
    kept, base = [], ""
    for char in decomposed:
        if unicodedata.combining(char) and LATIN.match(base.casefold() or " "):
            continue
        base = char if not unicodedata.combining(char) else base
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).casefold()


def words_of(text: str) -> list[str]:
    """Letters and digits; a Thai vowel sign is part of its word."""
    cleaned = "".join(
        char if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc") else " "
        for char in text
    )
    return cleaned.split()
