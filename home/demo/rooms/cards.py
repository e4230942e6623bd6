"""The cards of rules, and the rules of the houses."""

from ..room_words import DemoCard
from ..words import words

HALLS = DemoCard(
    "halls",
    words("Halls", "강당", "ห้องโถง"),
    {
        "max_minutes": 12 * 60,
        "lead_minutes": 24 * 60,
        "horizon_days": 180,
        "buffer_before_minutes": 30,
        "buffer_after_minutes": 30,
        "cancel_minutes": 48 * 60,
        "open_per_person": 2,
        "needs_approval": True,
        "points_per_hour": 20,
        "points_ahead": 160,
        "keeps_holidays": True,
    },
)
ROOMS = DemoCard(
    "rooms",
    words("Rooms", "모임방", "ห้องประชุม"),
    {
        "max_minutes": 6 * 60,
        "buffer_after_minutes": 15,
        "step_minutes": 15,
        "cancel_minutes": 24 * 60,
        "open_per_person": 4,
        "points_per_hour": 6,
        "points_ahead": 60,
        "keeps_holidays": True,
    },
)
WORKSHOPS = DemoCard(
    "workshops",
    words("Workshops", "공방", "ห้องช่าง"),
    {
        "min_minutes": 60,
        "buffer_after_minutes": 30,
        "cancel_minutes": 24 * 60,
        "open_per_person": 3,
        "minutes_per_week": 20 * 60,
        "points_per_hour": 8,
        "points_ahead": 60,
        "keeps_holidays": True,
    },
)
DESKS = DemoCard(
    "desks",
    words("Desks", "책상", "โต๊ะทำงาน"),
    {
        "max_minutes": 10 * 60,
        "horizon_days": 14,
        "open_per_person": 3,
        "no_show_minutes": 60,
        "keeps_holidays": True,
    },
)
THINGS = DemoCard(
    "things",
    words("Equipment", "비품", "อุปกรณ์"),
    {
        "max_minutes": 12 * 60,
        "horizon_days": 180,
        "step_minutes": 15,
        "open_per_person": 6,
        "keeps_holidays": True,
    },
)
CARDS = [HALLS, ROOMS, WORKSHOPS, DESKS, THINGS]

HALL_RULES = words(
    "Leave chairs and tables as the plan beside the door shows them. Food is welcome, open fire is not. The last to leave closes the windows and turns off the sound.",
    "의자와 탁자는 문 옆 도면대로 되돌려 놓아 주십시오. 음식은 드셔도 되지만 불은 쓰실 수 없습니다. 마지막으로 나가시는 분이 창문을 닫고 음향을 꺼 주십시오.",
    "จัดเก้าอี้และโต๊ะคืนตามผังข้างประตู นำอาหารเข้ามาได้ แต่ห้ามจุดไฟ ผู้ที่ออกเป็นคนสุดท้ายโปรดปิดหน้าต่างและเครื่องเสียง",
)
ROOM_RULES = words(
    "Wipe the table and the board, and take your rubbish along. If the room is damaged or something is missing, tell the desk; nobody is blamed for saying so.",
    "탁자와 칠판을 닦고 쓰레기는 가져가 주십시오. 망가지거나 없어진 것이 있으면 안내 데스크에 알려 주십시오. 알려 주셨다고 탓하지 않습니다.",
    "เช็ดโต๊ะและกระดาน แล้วนำขยะกลับไปด้วย หากพบของชำรุดหรือสูญหาย โปรดแจ้งโต๊ะบริการ ไม่มีใครถูกตำหนิเพราะแจ้ง",
)
WORKSHOP_RULES = words(
    "Machines only after an introduction; ask at the desk for the next one. Goggles and closed shoes are always worn. Sweep before you go: the half hour after your booking is kept for it.",
    "기계는 사용법을 배우신 뒤에만 쓰실 수 있으니 다음 교육을 안내 데스크에 물어봐 주십시오. 보안경과 앞이 막힌 신발은 꼭 갖춰 주십시오. 예약 뒤 30분은 청소 시간이니 쓸고 나가 주십시오.",
    "ใช้เครื่องจักรได้หลังผ่านการแนะนำแล้วเท่านั้น สอบถามรอบถัดไปที่โต๊ะบริการ สวมแว่นนิรภัยและรองเท้าหุ้มส้นทุกครั้ง กวาดพื้นก่อนกลับ ครึ่งชั่วโมงหลังการจองเว้นไว้เพื่อการนี้",
)
DESK_RULES = words(
    "Phone calls in the corridor, please. Leave the desk empty; there are lockers by the entrance. A desk nobody comes to is given to others after an hour.",
    "통화는 복도에서 해 주십시오. 책상은 비워 두고 가시며, 입구에 사물함이 있습니다. 한 시간이 지나도 오지 않으시면 다른 분께 드립니다.",
    "โปรดคุยโทรศัพท์ที่ทางเดิน เก็บโต๊ะให้ว่างก่อนกลับ มีตู้เก็บของที่ทางเข้า หากไม่มีใครมาภายในหนึ่งชั่วโมง โต๊ะจะเปิดให้ผู้อื่นใช้",
)
THING_RULES = words(
    "Fetch it at the desk and bring it back there before your time is over. Count the parts in the lid of the case. What breaks in use costs you nothing if you say so.",
    "안내 데스크에서 받아 가시고 시간이 끝나기 전에 돌려 주십시오. 상자 뚜껑의 목록대로 부품을 세어 주십시오. 쓰다가 망가진 것은 알려 주시면 물어 내지 않으셔도 됩니다.",
    "รับและคืนที่โต๊ะบริการก่อนหมดเวลา นับชิ้นส่วนตามรายการบนฝากล่อง ของที่ชำรุดระหว่างใช้งาน หากแจ้งให้ทราบก็ไม่ต้องชดใช้",
)
