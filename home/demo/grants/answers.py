"""What a team writes into the form of co-investment, in its own language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from .calls import MILLION
from .projects import DemoProject


@dataclass(frozen=True)
class Phrases:
    """Of every project in one language."""

    about: str
    address: str
    novelty: str
    risks: str
    afterwards: str
    protection: str
    valuation: str
    tests: str
    steps: tuple[str, str]
    shown_by: str
    role: str
    skills: str
    measure: str
    costs: tuple[str, str, str]


PHRASES = {
    "en": Phrases(
        about="A small team from the district that builds what its street needs (demonstration).",
        address="1 Demonstration Street",
        novelty="Others count centrally and publish averages; here those who live there hold the figures first.",
        risks="Too few may take part. We begin with the shops and families who asked, and stop after two months without thirty of them.",
        afterwards="The residents' association runs it for the price of two lamps' electricity a month.",
        protection="Only what is needed is kept, for thirty days, and everybody may see and delete their own.",
        valuation="Own working hours at the rate of the association of the trade.",
        tests="Six households used a first version for four weeks and asked to keep it.",
        steps=("First version in one street", "Three streets, with figures"),
        shown_by="Report with figures that anybody can check",
        role="Engineer",
        skills="Builds and mends",
        measure="Households that use it each week",
        costs=("Wages", "Devices", "Own working hours"),
    ),
    "ko": Phrases(
        about="골목에 필요한 것을 만드는 작은 팀입니다(시연).",
        address="시연로 1",
        novelty="다른 곳은 중앙에서 세고 평균만 알립니다. 우리는 그곳에 사는 사람이 먼저 숫자를 갖습니다.",
        risks="참여가 적을 수 있습니다. 먼저 요청한 가게와 가정에서 시작하고, 두 달 안에 서른 곳이 되지 않으면 멈춥니다.",
        afterwards="주민회가 달마다 적은 비용으로 이어서 운영합니다.",
        protection="꼭 필요한 것만 서른 날 동안 보관하고, 누구나 자기 자료를 보고 지울 수 있습니다.",
        valuation="동종 업계 협회의 단가로 셈한 우리의 일한 시간입니다.",
        tests="여섯 가정이 넉 주 동안 첫 판을 썼고 계속 쓰고 싶다고 했습니다.",
        steps=("한 골목에서 첫 판", "세 골목에서 숫자와 함께"),
        shown_by="누구나 확인할 수 있는 숫자를 담은 보고서",
        role="기술 담당",
        skills="만들고 고칩니다",
        measure="매주 쓰는 가정 수",
        costs=("인건비", "기기", "우리의 일한 시간"),
    ),
    "th": Phrases(
        about="ทีมเล็ก ๆ ในเขตที่สร้างสิ่งที่ซอยของตนต้องการ (สาธิต)",
        address="1 ถนนสาธิต",
        novelty="ที่อื่นนับจากส่วนกลางและบอกเพียงค่าเฉลี่ย ที่นี่ผู้ที่อยู่ในซอยได้เห็นตัวเลขก่อน",
        risks="อาจมีผู้เข้าร่วมน้อย เราเริ่มจากร้านและบ้านที่ขอมา และหยุดถ้าภายในสองเดือนไม่ถึงสามสิบราย",
        afterwards="กลุ่มผู้อยู่อาศัยดูแลต่อด้วยค่าใช้จ่ายเล็กน้อยต่อเดือน",
        protection="เก็บเฉพาะที่จำเป็นเป็นเวลาสามสิบวัน ทุกคนดูและลบข้อมูลของตนได้",
        valuation="ชั่วโมงทำงานของเราตามอัตราของสมาคมวิชาชีพ",
        tests="หกบ้านใช้รุ่นแรกสี่สัปดาห์และขอใช้ต่อ",
        steps=("รุ่นแรกในหนึ่งซอย", "สามซอยพร้อมตัวเลข"),
        shown_by="รายงานที่มีตัวเลขซึ่งใครก็ตรวจสอบได้",
        role="วิศวกร",
        skills="สร้างและซ่อม",
        measure="จำนวนบ้านที่ใช้ทุกสัปดาห์",
        costs=("ค่าจ้าง", "อุปกรณ์", "ชั่วโมงทำงานของเรา"),
    ),
}


def answers_to(project: DemoProject, begins: date) -> Mapping[str, object]:
    """Beyond what the profile of the organisation has answered already."""
    said = PHRASES[project.language]
    return {
        "has_partners": False,
        "title": project.title,
        "summary": f"{project.challenge} {project.solution}",
        "challenge": project.challenge,
        "solution": project.solution,
        "novelty": said.novelty,
        "readiness": "tested",
        "test_results": said.tests,
        "beneficiaries": ["residents"],
        "personal_data": True,
        "tests_with_people": True,
        "protection": said.protection,
        "starts_on": begins.isoformat(),
        "months": 12,
        "milestones": [
            {"name": step, "shown_by": said.shown_by, "until": until.isoformat()}
            for step, until in zip(
                said.steps,
                (begins + timedelta(days=120), begins + timedelta(days=300)),
                strict=True,
            )
        ],
        "skills": [{"role": said.role, "skills": said.skills, "share": 80}],
        "targets": [{"measure": said.measure, "today": "0", "target": "30"}],
        "risks": said.risks,
        "budget": budget_of(project, said),
        "amount_asked": project.asked * MILLION,
        "match_cash": project.cash * MILLION,
        "match_in_kind": project.kind * MILLION,
        "in_kind_valuation": said.valuation,
        "other_funding": False,
        "impact": project.effect,
        "afterwards": said.afterwards,
        "shared_results": ["report"],
        "wants_experiment": False,
        "may_publish": True,
    }


def budget_of(project: DemoProject, said: Phrases) -> list[dict]:
    rows = zip(
        said.costs,
        ("people", "equipment", "people"),
        ("foundation", "cash", "in_kind"),
        (project.asked, project.cash, project.kind),
        strict=True,
    )
    return [
        {"item": item, "category": category, "payer": payer, "amount": sum * MILLION}
        for item, category, payer, sum in rows
    ]
