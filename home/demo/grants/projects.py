"""Who applied with what: every state an application can be in, each told in the team's own language."""

from __future__ import annotations

from dataclasses import dataclass

from funding.workflow import Status

from .calls import AWARDED, OPEN, REVIEWED


@dataclass(frozen=True)
class DemoProject:
    """``asked``, ``cash`` and ``kind`` in million won; ``ends`` is where it stands on the day of the park.

    Reviewers give around ``worth`` on each criterion, or just that where they are of one mind.
    """

    call: str
    ends: Status
    language: str
    firm: str
    title: str
    challenge: str
    solution: str
    effect: str
    asked: int
    cash: int
    kind: int
    worth: int = 3
    is_of_one_mind: bool = False
    lead: str = ""


def en(call, ends, firm, title, challenge, solution, effect, *sums, **more):
    return DemoProject(
        call, ends, "en", firm, title, challenge, solution, effect, *sums, **more
    )


def ko(call, ends, firm, title, challenge, solution, effect, *sums, **more):
    return DemoProject(
        call, ends, "ko", firm, title, challenge, solution, effect, *sums, **more
    )


def th(call, ends, firm, title, challenge, solution, effect, *sums, **more):
    return DemoProject(
        call, ends, "th", firm, title, challenge, solution, effect, *sums, **more
    )


PROJECTS = [
    en(
        OPEN,
        Status.DRAFT,
        "Listening Lamp (demonstration)",
        "Street lamps that count noise and forget voices",
        "Residents of the market street complain of nights without sleep, yet nobody can say when and where it is loud.",
        "Sensors in twenty lamps keep a loudness for each minute and nothing else. Sound never leaves the lamp.",
        "The street decides on delivery hours from a month of its own figures.",
        60,
        20,
        10,
        lead="startup-member",
    ),
    ko(
        OPEN,
        Status.SIGN_OFF,
        "먼지지도 협동조합 (시연)",
        "골목 먼지를 함께 재는 창틀 센서",
        "측정소는 큰길에 있고, 아이들은 골목에서 놉니다. 골목의 먼지는 아무도 모릅니다.",
        "창틀에 끼우는 작은 센서 예순 개를 주민이 맡아 돌보고, 값은 한 시간 평균으로 공개합니다.",
        "통학로를 바꿀지 학부모회가 자료로 정합니다.",
        45,
        15,
        6,
    ),
    th(
        OPEN,
        Status.SUBMITTED,
        "ถังบอกเต็ม (สาธิต)",
        "ถังขยะที่บอกว่าเต็มก่อนล้น",
        "รถเก็บขยะมาตามตาราง แต่ถังหน้าตลาดล้นตั้งแต่บ่าย",
        "เซนเซอร์วัดระดับในถังสี่สิบใบส่งค่าทุกชั่วโมง และบอกเส้นทางเก็บที่สั้นที่สุดให้คนขับ",
        "ลดถังล้นลงครึ่งหนึ่งในสามเดือน โดยไม่เพิ่มรอบรถ",
        50,
        16,
        8,
    ),
    en(
        OPEN,
        Status.WITHDRAWN,
        "Roof Meadow (demonstration)",
        "A register of roofs that could be green",
        "Owners would plant their roofs, but nobody tells them what the roof can carry.",
        "A form of ten questions and a photograph gives a first answer within a day.",
        "Fifty owners know what is possible before they pay an engineer.",
        30,
        10,
        4,
    ),
    ko(
        REVIEWED,
        Status.SUBMITTED,
        "한시간이웃 (시연)",
        "비는 한 시간을 나누는 이웃 약속",
        "병원에 함께 가 줄 사람이 없어 진료를 미루는 어르신이 많습니다.",
        "이웃이 비는 시간을 올리면 같은 골목 안에서만 이어 주고, 약속은 전화로도 할 수 있습니다.",
        "석 달 안에 동행 백 번을 함께합니다.",
        40,
        14,
        6,
    ),
    en(
        REVIEWED,
        Status.CHANGES_REQUESTED,
        "Pill Post (demonstration)",
        "Medicines that come with the neighbour's shopping",
        "Whoever cannot walk to the pharmacy waits for a relative, often for days.",
        "A pharmacy hands sealed bags to neighbours who pass by anyway; each hand-over is signed on a telephone.",
        "Nobody in the pilot district waits longer than a day.",
        70,
        22,
        10,
    ),
    ko(
        REVIEWED,
        Status.IN_REVIEW,
        "기억산책 (시연)",
        "길을 잃기 전에 알려 주는 산책 동무",
        "치매 초기 어르신은 혼자 걷고 싶어 하고, 가족은 불안해합니다.",
        "본인이 고른 길에서 벗어나면 먼저 본인에게, 그다음 가족에게 알립니다. 위치는 그때만 보입니다.",
        "산책을 그만두지 않는 어르신이 늘고, 실종 신고가 줄어듭니다.",
        80,
        26,
        12,
        worth=4,
    ),
    th(
        REVIEWED,
        Status.IN_REVIEW,
        "ครัวซอยเรา (สาธิต)",
        "ครัวรวมของซอยสำหรับผู้สูงอายุ",
        "ผู้สูงอายุที่อยู่คนเดียวมักกินข้าวซ้ำและน้อยเกินไป",
        "เพื่อนบ้านทำอาหารเพิ่มหนึ่งที่และประกาศในซอย ผู้สูงอายุสั่งได้ทางโทรศัพท์บ้าน",
        "ผู้สูงอายุสามสิบคนได้กินอาหารอุ่นวันละมื้อ",
        35,
        12,
        6,
        worth=3,
    ),
    en(
        REVIEWED,
        Status.PANEL,
        "Night Light (demonstration)",
        "A night watch that families share",
        "One family in five pays for a night nurse it needs for two hours only.",
        "Four families in a street share a nurse by a plan that changes with the week, and each sees only its own hours.",
        "The cost of a night falls to a third.",
        90,
        30,
        14,
        worth=5,
    ),
    ko(
        REVIEWED,
        Status.INELIGIBLE,
        "멀리서돌봄 (시연)",
        "다른 도시에서 운영하는 영상 돌봄",
        "가족이 멀리 살면 안부를 확인하기 어렵습니다.",
        "하루 두 번 영상으로 인사하고 이상이 있으면 이웃에게 알립니다.",
        "혼자 있는 시간이 줄어듭니다.",
        60,
        20,
        8,
    ),
    en(
        AWARDED,
        Status.RUNNING,
        "Kerb Clock (demonstration)",
        "A kerb that knows what it is for at this hour",
        "Delivery vans stand on crossings because loading bays are full of parked cars by nine.",
        "A small display says what a bay is for now; drivers book the next quarter of an hour on the way.",
        "Crossings stay free, and vans find a bay at the first try.",
        90,
        30,
        15,
        worth=5,
        lead="startup-member",
    ),
    ko(
        AWARDED,
        Status.CLOSING,
        "운동장열쇠 (시연)",
        "네 시 뒤의 운동장을 여는 열쇠",
        "동네에 놀 곳이 없는데 학교 운동장은 잠겨 있습니다.",
        "이웃 다섯이 돌아가며 여닫는 전자 열쇠와, 쓰기 전후 사진을 남기는 약속입니다.",
        "운동장 여섯 곳이 저녁마다 열립니다.",
        50,
        17,
        8,
        worth=4,
    ),
    th(
        AWARDED,
        Status.CLOSED,
        "ดาดฟ้าสวน (สาธิต)",
        "ดาดฟ้าที่เป็นสวนตอนเช้าและลานตอนเย็น",
        "ดาดฟ้าอาคารว่างทั้งวัน แต่เด็กไม่มีที่เล่นและผู้สูงอายุไม่มีที่ปลูกผัก",
        "ตารางใช้งานร่วมกันกับกุญแจที่เปิดได้ตามเวลา และกติกาที่ผู้อยู่อาศัยเขียนเอง",
        "ดาดฟ้าสามแห่งมีผู้ใช้ทุกวันตลอดหกเดือน",
        30,
        10,
        5,
        worth=4,
    ),
    ko(
        AWARDED,
        Status.TERMINATED,
        "창고나눔 (시연)",
        "빈 창고를 시간 단위로 빌리는 장부",
        "작은 가게는 하루만 쓸 창고를 구하지 못합니다.",
        "빈 창고의 시간을 나누어 예약하고 온도와 문 열림을 기록합니다.",
        "창고 열두 곳을 서른 가게가 함께 씁니다.",
        60,
        20,
        10,
        worth=4,
    ),
    en(
        AWARDED,
        Status.CONTRACTING,
        "Rain Borrow (demonstration)",
        "Umbrellas and sun shades lent by the door",
        "People buy an umbrella in the rain and leave it in the next café.",
        "Shops lend from a stand that counts by itself; who forgets is reminded, nobody is fined.",
        "A thousand umbrellas fewer are thrown away in a year.",
        35,
        12,
        6,
        worth=4,
    ),
    th(
        AWARDED,
        Status.SELECTED,
        "จอดจักรยานร่วม (สาธิต)",
        "ที่จอดจักรยานที่สลับเป็นแผงขายของ",
        "ที่จอดจักรยานว่างช่วงเย็น แต่แม่ค้าไม่มีที่ขาย",
        "แผงพับได้ที่ล็อกเป็นราวจอดจักรยานตอนกลางวัน และจองขายของได้ตอนเย็น",
        "แม่ค้าสิบห้ารายมีที่ขายที่ถูกต้อง",
        40,
        13,
        7,
        worth=3,
        is_of_one_mind=True,
    ),
    ko(
        AWARDED,
        Status.RESERVE,
        "골목의자 (시연)",
        "쉬어 가는 의자를 옮겨 놓는 골목",
        "어르신이 걷다 쉴 곳이 없어 외출을 줄입니다.",
        "접이식 의자를 가게 앞에 두고, 어디가 비었는지 이웃이 알려 줍니다.",
        "백 미터마다 앉을 곳이 생깁니다.",
        25,
        9,
        4,
        worth=3,
        is_of_one_mind=True,
    ),
    en(
        AWARDED,
        Status.DECLINED,
        "Drone Shelf (demonstration)",
        "Parcels that wait on balconies",
        "Parcels are stolen from doorsteps.",
        "Drones lay parcels on balconies that residents mark as free.",
        "No parcel waits on a doorstep any more.",
        110,
        35,
        20,
        worth=1,
    ),
]
