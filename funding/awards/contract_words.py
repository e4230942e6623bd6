"""The words of a contract: one plain text in one language, made from the facts of an award.

Its first line is the title; paragraphs are set apart by empty lines, and the first line of a paragraph that has more is its
heading. The fixed words stand here and not in the translation files: what was signed must stay what it was when a
translation is improved.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .matching import MatchRule


@dataclass(frozen=True)
class Instalment:
    title: str
    won: int
    due_on: date
    evidence: str


@dataclass(frozen=True)
class Facts:
    code: str
    number: int
    team: str
    registration: str
    project: str
    won: int
    rule: MatchRule
    starts_on: date
    ends_on: date
    instalments: Sequence[Instalment]
    special: str = ""


WORDS = {
    "en": {
        "title": "Contract of co-investment: {project}",
        "version": "Contract {code}, version {number}",
        "parties": "Who contracts\nThe Digital Foundation (the foundation) and {team}{registration} (the team).",
        "registration": ", business registration number {number}",
        "purpose": "What for\nThe foundation puts money into the project “{project}”, which the team carries out from {starts_on} to {ends_on} as it described it in its application {code}. The application belongs to this contract.",
        "sum": "How much\nThe foundation pays at most {won}. It is no loan, and the foundation takes no share in the firm.",
        "match": "What the team brings\nThe team brings at least {least} % of what the project costs: at least {least_cash} % of the cost in cash; contributions in kind count up to {most_in_kind} %. The cost is what both sides have put in: the foundation’s money that was paid, the cash and the counted contributions in kind. This holds at every payment; the foundation pays when the team’s part has come, not before.",
        "plan": "When it is paid\nEach instalment is paid after its milestone was achieved, shown with the evidence named here, and accepted by the foundation:",
        "instalment": "{place}. {title}: {won}, due {due_on}. Evidence: {evidence}",
        "reports": "Reports\nThe team reports every six months and within 30 days after the end. The foundation may visit the project after telling the team.",
        "use": "Use of the money\nThe money is spent for the project only. The team keeps receipts for five years and shows them when asked. What is not spent goes back.",
        "changes": "Changes\nA later end, a later milestone or other work needs the foundation’s consent in writing before. The sum cannot rise.",
        "clawback": "Money asked back\nThe foundation asks money back that was not spent for the project, that was paid on false evidence, or for which the team’s part did not come. It says why, and the team may answer within 30 days.",
        "end": "Ending early\nEither side may end the contract with a reason, in writing, with 30 days’ notice. What was accepted by then is paid; what was paid for work not done goes back.",
        "results": "What comes of it\nThe results belong to the team. The foundation publishes who got how much for what, and the public summary of the final report.",
        "data": "Personal data\nEach side uses personal data from this contract only to carry it out, and deletes it when the law no longer asks to keep it.",
        "special": "Agreed besides",
        "law": "Law\nThe law of the Republic of Korea holds. Disputes go to the Seoul Central District Court.",
        "signing": "Signing\nBoth sides sign the same file electronically. It is fixed by its SHA-256; the evidence sheet says who signed it, when, and how they proved who they are.",
        "won": "{won:,} won",
    },
    "ko": {
        "title": "공동투자 협약서: {project}",
        "version": "협약 {code}, 제{number}판",
        "parties": "당사자\n디지털재단(이하 “재단”)과 {team}{registration}(이하 “수행기관”).",
        "registration": ", 사업자등록번호 {number}",
        "purpose": "목적\n재단은 수행기관이 신청서 {code}에 적은 대로 {starts_on}부터 {ends_on}까지 수행하는 과제 “{project}”에 자금을 투자합니다. 신청서는 이 협약의 일부입니다.",
        "sum": "금액\n재단은 최대 {won}을 지급합니다. 이 자금은 대출이 아니며, 재단은 회사의 지분을 취득하지 않습니다.",
        "match": "대응자금\n수행기관은 과제에 드는 비용의 {least} % 이상을 부담합니다. 그 가운데 현금은 비용의 {least_cash} % 이상이어야 하고, 현물은 비용의 {most_in_kind} %까지만 인정합니다. 비용은 양측이 투입한 것, 곧 지급된 재단 자금과 현금, 인정된 현물을 더한 금액입니다. 이 비율은 지급할 때마다 지켜져야 하며, 재단은 수행기관의 몫이 들어온 뒤에 지급합니다.",
        "plan": "지급 시기\n각 회차는 단계 목표를 달성하고 아래에 적은 증빙을 제출하여 재단이 승인한 뒤에 지급합니다.",
        "instalment": "{place}. {title}: {won}, 기한 {due_on}. 증빙: {evidence}",
        "reports": "보고\n수행기관은 6개월마다, 그리고 종료 후 30일 안에 보고합니다. 재단은 미리 알리고 과제 현장을 방문할 수 있습니다.",
        "use": "자금의 사용\n자금은 과제에만 사용합니다. 수행기관은 영수증을 5년 동안 보관하고 요청이 있으면 제시합니다. 쓰지 않은 돈은 반환합니다.",
        "changes": "변경\n종료일이나 단계 목표의 기한을 늦추거나 다른 일을 하려면 미리 재단의 서면 동의를 받아야 합니다. 금액은 늘릴 수 없습니다.",
        "clawback": "환수\n재단은 과제에 쓰지 않은 돈, 허위 증빙으로 지급된 돈, 수행기관의 몫이 들어오지 않은 부분의 돈을 환수합니다. 재단은 이유를 밝히고, 수행기관은 30일 안에 답할 수 있습니다.",
        "end": "중도 해지\n양측은 이유를 적어 30일 전에 서면으로 알리고 협약을 해지할 수 있습니다. 그때까지 승인된 것은 지급하고, 하지 않은 일에 지급된 돈은 반환합니다.",
        "results": "결과물\n결과는 수행기관에 귀속합니다. 재단은 누가 무엇을 위해 얼마를 받았는지와 최종 보고서의 공개 요약을 공표합니다.",
        "data": "개인정보\n양측은 이 협약에서 얻은 개인정보를 협약을 이행하는 데에만 사용하고, 법에서 정한 보관 기간이 지나면 삭제합니다.",
        "special": "특약",
        "law": "준거법\n대한민국 법을 따르며, 분쟁은 서울중앙지방법원에서 다룹니다.",
        "signing": "서명\n양측은 같은 파일에 전자서명합니다. 파일은 SHA-256으로 고정되며, 서명 증빙서에는 누가 언제 어떻게 본인을 증명하고 서명했는지 적힙니다.",
        "won": "{won:,}원",
    },
    "th": {
        "title": "สัญญาร่วมลงทุน: {project}",
        "version": "สัญญา {code} ฉบับที่ {number}",
        "parties": "คู่สัญญา\nมูลนิธิดิจิทัล (ต่อไปเรียกว่า “มูลนิธิ”) และ {team}{registration} (ต่อไปเรียกว่า “คณะทำงาน”)",
        "registration": " เลขทะเบียนธุรกิจ {number}",
        "purpose": "วัตถุประสงค์\nมูลนิธิลงทุนในโครงการ “{project}” ซึ่งคณะทำงานดำเนินการตั้งแต่ {starts_on} ถึง {ends_on} ตามที่เขียนไว้ในใบสมัคร {code} ใบสมัครเป็นส่วนหนึ่งของสัญญานี้",
        "sum": "จำนวนเงิน\nมูลนิธิจ่ายไม่เกิน {won} เงินนี้ไม่ใช่เงินกู้ และมูลนิธิไม่ถือหุ้นในกิจการ",
        "match": "เงินสมทบ\nคณะทำงานสมทบอย่างน้อย {least} % ของค่าใช้จ่ายโครงการ โดยเป็นเงินสดอย่างน้อย {least_cash} % ของค่าใช้จ่าย และสิ่งที่ไม่ใช่เงินสดนับได้ไม่เกิน {most_in_kind} % ค่าใช้จ่ายคือสิ่งที่ทั้งสองฝ่ายใส่เข้ามา ได้แก่ เงินของมูลนิธิที่จ่ายแล้ว เงินสด และสิ่งที่ไม่ใช่เงินสดเท่าที่นับได้ ข้อนี้ใช้กับการจ่ายเงินทุกครั้ง มูลนิธิจ่ายเมื่อส่วนของคณะทำงานมาถึงแล้วเท่านั้น",
        "plan": "เวลาจ่ายเงิน\nแต่ละงวดจ่ายหลังจากบรรลุหมุดหมายงาน แสดงหลักฐานตามที่ระบุไว้ที่นี่ และมูลนิธิรับรองแล้ว",
        "instalment": "{place}. {title}: {won} กำหนด {due_on} หลักฐาน: {evidence}",
        "reports": "รายงาน\nคณะทำงานส่งรายงานทุกหกเดือน และภายใน 30 วันหลังสิ้นสุดโครงการ มูลนิธิอาจเยี่ยมชมโครงการโดยแจ้งล่วงหน้า",
        "use": "การใช้เงิน\nใช้เงินเพื่อโครงการเท่านั้น คณะทำงานเก็บใบเสร็จไว้ห้าปีและแสดงเมื่อมีการขอ เงินที่ไม่ได้ใช้ต้องส่งคืน",
        "changes": "การเปลี่ยนแปลง\nการเลื่อนวันสิ้นสุด การเลื่อนหมุดหมายงาน หรือการทำงานอื่นต้องได้รับความยินยอมเป็นลายลักษณ์อักษรจากมูลนิธิก่อน จำนวนเงินเพิ่มไม่ได้",
        "clawback": "การเรียกคืนเงิน\nมูลนิธิเรียกคืนเงินที่ไม่ได้ใช้เพื่อโครงการ เงินที่จ่ายตามหลักฐานเท็จ หรือเงินส่วนที่เงินสมทบของคณะทำงานไม่มาถึง มูลนิธิแจ้งเหตุผล และคณะทำงานตอบได้ภายใน 30 วัน",
        "end": "การเลิกสัญญาก่อนกำหนด\nแต่ละฝ่ายเลิกสัญญาได้โดยแจ้งเหตุผลเป็นลายลักษณ์อักษรล่วงหน้า 30 วัน สิ่งที่รับรองแล้วจนถึงวันนั้นจะได้รับเงิน เงินที่จ่ายสำหรับงานที่ไม่ได้ทำต้องส่งคืน",
        "results": "ผลงาน\nผลงานเป็นของคณะทำงาน มูลนิธิเผยแพร่ว่าใครได้รับเงินเท่าใดเพื่ออะไร และบทสรุปสาธารณะของรายงานฉบับสุดท้าย",
        "data": "ข้อมูลส่วนบุคคล\nแต่ละฝ่ายใช้ข้อมูลส่วนบุคคลจากสัญญานี้เพื่อปฏิบัติตามสัญญาเท่านั้น และลบเมื่อกฎหมายไม่กำหนดให้เก็บอีกต่อไป",
        "special": "ข้อตกลงเพิ่มเติม",
        "law": "กฎหมาย\nใช้กฎหมายแห่งสาธารณรัฐเกาหลี ข้อพิพาทให้ศาลแขวงกลางกรุงโซลพิจารณา",
        "signing": "การลงนาม\nทั้งสองฝ่ายลงนามไฟล์เดียวกันทางอิเล็กทรอนิกส์ ไฟล์กำหนดด้วยค่า SHA-256 และใบหลักฐานระบุว่าใครลงนามเมื่อใดและยืนยันตัวตนอย่างไร",
        "won": "{won:,} วอน",
    },
}
BEFORE_PLAN = ("parties", "purpose", "sum", "match")
AFTER_PLAN = ("reports", "use", "changes", "clawback", "end", "results", "data")


def contract_text(facts: Facts, language: str) -> str:
    """Days are written as 2026-11-23: nobody can take the month for the day."""
    words = WORDS[language]
    filled = _fillings(facts, words)
    parts = [
        f"{words['title']}\n{words['version']}",
        *(words[name] for name in BEFORE_PLAN),
    ]
    text = [part.format_map(filled) for part in parts]
    text.append("\n".join([words["plan"], *_instalments(facts, words)]))
    text += [words[name] for name in AFTER_PLAN]
    if facts.special.strip():
        text.append(f"{words['special']}\n{_one_block(facts.special)}")
    text += [words["law"], words["signing"]]
    return unicodedata.normalize("NFC", "\n\n".join(text)) + "\n"


def _fillings(facts: Facts, words: dict) -> dict:
    number = facts.registration
    return {
        "code": facts.code,
        "number": facts.number,
        "project": _one_line(facts.project),
        "team": _one_line(facts.team),
        "registration": words["registration"].format(number=number) if number else "",
        "won": words["won"].format(won=facts.won),
        "starts_on": facts.starts_on.isoformat(),
        "ends_on": facts.ends_on.isoformat(),
        "least": facts.rule.least,
        "least_cash": facts.rule.least_cash,
        "most_in_kind": facts.rule.most_in_kind,
    }


def _instalments(facts: Facts, words: dict) -> list[str]:
    return [
        words["instalment"].format(
            place=place,
            title=_one_line(each.title),
            won=words["won"].format(won=each.won),
            due_on=each.due_on.isoformat(),
            evidence=_one_line(each.evidence),
        )
        for place, each in enumerate(facts.instalments, start=1)
    ]


def _one_line(words: str) -> str:
    """What people typed cannot look like another paragraph of the contract."""
    return " ".join(words.split())


def _one_block(words: str) -> str:
    return "\n".join(filter(None, (_one_line(line) for line in words.splitlines())))


def blocks_of(text: str) -> list[dict]:
    """Heading and lines of each paragraph after the title, for page and PDF."""
    title, *rest = text.rstrip("\n").split("\n\n")
    blocks = [{"heading": "", "lines": title.split("\n")[1:]}]
    for paragraph in rest:
        heading, *lines = paragraph.split("\n")
        blocks.append({"heading": heading, "lines": lines})
    return blocks


def title_of(text: str) -> str:
    return text.split("\n", 1)[0]
