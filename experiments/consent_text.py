"""The exact words that somebody signs: one plain text per language, from a version and decisions.

The page shows this text, the PDF contains it, and its SHA-256 is stored with the signature. The
fixed words stand here and not in the translation files, for a signature must still be
verifiable when a translation has been improved.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping

FIXED_WORDS = {
    "en": {
        "title": "Consent to take part: {name}",
        "version": "Version {number}",
        "purposes": "What I decide",
        "required": "Required",
        "optional": "Optional",
        "granted": "I agree",
        "refused": "I do not agree",
        "consequence": "If you refuse: {text}",
        "retention": "How long data is kept",
        "rights": "Your right to refuse and to withdraw",
        "rights_text": "You may refuse. Refusing something optional has no other "
        "consequence than the one written beside it. You may withdraw at any time, on one "
        "page, without giving a reason, and decide whether your data is kept without your "
        "name or deleted.",
    },
    "ko": {
        "title": "참여 동의서: {name}",
        "version": "제{number}판",
        "purposes": "나의 결정",
        "required": "필수",
        "optional": "선택",
        "granted": "동의합니다",
        "refused": "동의하지 않습니다",
        "consequence": "동의하지 않으면: {text}",
        "retention": "데이터 보유 기간",
        "rights": "거부하고 철회할 권리",
        "rights_text": "동의를 거부할 수 있습니다. 선택 항목을 거부해도 그 옆에 적힌 것 외에 "
        "다른 불이익은 없습니다. 언제든지 이유를 밝히지 않고 한 화면에서 참여를 철회할 수 "
        "있으며, 데이터를 이름 없이 남길지 삭제할지 직접 정합니다.",
    },
    "th": {
        "title": "หนังสือยินยอมเข้าร่วม: {name}",
        "version": "ฉบับที่ {number}",
        "purposes": "การตัดสินใจของฉัน",
        "required": "จำเป็น",
        "optional": "ไม่บังคับ",
        "granted": "ฉันยินยอม",
        "refused": "ฉันไม่ยินยอม",
        "consequence": "หากคุณไม่ยินยอม: {text}",
        "retention": "ระยะเวลาเก็บรักษาข้อมูล",
        "rights": "สิทธิที่จะปฏิเสธและถอนตัว",
        "rights_text": "คุณมีสิทธิปฏิเสธ การปฏิเสธข้อที่ไม่บังคับไม่มีผลอื่นใดนอกจากที่เขียนไว้ข้างข้อนั้น "
        "คุณถอนตัวได้ทุกเมื่อในหน้าเดียวโดยไม่ต้องให้เหตุผล "
        "และเลือกได้ว่าจะให้เก็บข้อมูลไว้โดยไม่มีชื่อของคุณหรือให้ลบข้อมูล",
    },
}


def consent_text(
    version, purposes: Iterable, decisions: Mapping[int, bool], language: str
) -> str:
    """The text with the decisions in it; ``decisions`` are by the purpose's key in the database."""
    words = FIXED_WORDS[language]
    title = words["title"].format(name=version.title.in_language(language))
    parts = [
        f"{title}\n{words['version'].format(number=version.number)}",
        str(version.introduction.in_language(language)),
        words["purposes"],
        *(_purpose(each, decisions[each.pk], language) for each in purposes),
        f"{words['retention']}\n{version.retention.in_language(language)}",
        f"{words['rights']}\n{words['rights_text']}",
    ]
    return canonical("\n\n".join(parts)) + "\n"


def canonical(text: str) -> str:
    """One spelling of the same text: NFC, plain line ends, no blanks at a line's end."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def rights_text(language: str) -> str:
    return FIXED_WORDS[language]["rights_text"]


def _purpose(purpose, is_granted: bool, language: str) -> str:
    words = FIXED_WORDS[language]
    kind = words["required" if purpose.is_required else "optional"]
    decision = words["granted" if is_granted else "refused"]
    consequence = words["consequence"].format(
        text=purpose.consequence.in_language(language)
    )
    text = purpose.text.in_language(language)
    return f"{kind}: {text}\n{consequence}\n[{decision}]"
