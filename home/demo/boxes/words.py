"""Places on the way of the batteries, a team, and what people said about boxes."""

from ..words import words

HUB = words(
    "Battery hub of Innovation Park",
    "혁신파크 폐전지 집하장",
    "ศูนย์รวมแบตเตอรี่ของอุทยานนวัตกรรม",
)
HUB_ADDRESS = "은평구 시연혁신길 1"
VAN = words("Van 1 (electric)", "1호 수거차 (전기차)", "รถเก็บคันที่ 1 (ไฟฟ้า)")
RECYCLER = words(
    "Demonstration recycling works", "시연 재활용 공장", "โรงงานรีไซเคิลสาธิต"
)
CERTIFICATE = "DEMO-{year}-0117"
TEAM = "시연 도봉 한마음 아파트"
TWO_SWOLLEN = words(
    "Two swollen cells, handed over as hazardous waste",
    "부푼 전지 두 개를 유해폐기물로 넘김",
    "แบตเตอรี่บวมสองก้อน ส่งกำจัดเป็นของเสียอันตราย",
)
NOT_THERE = words(
    "I walked around the whole entrance and found no box.",
    "입구를 한 바퀴 돌아보았는데 수거함이 없습니다.",
    "เดินดูรอบทางเข้าแล้วไม่พบกล่อง",
)
IT_IS_FULL = words(
    "Nothing goes in any more.", "더는 들어가지 않습니다.", "ใส่เพิ่มไม่ได้แล้ว"
)
LID_BROKEN = words("The lid no longer closes.", "뚜껑이 닫히지 않습니다.", "ฝาปิดไม่สนิท")
