"""What those who judge write, in the language of the team."""

REASON = {
    "en": "The budget does not say who looks after it in the second year.",
    "ko": "예산에 둘째 해에 누가 돌보는지가 없습니다.",
    "th": "งบประมาณไม่ได้บอกว่าใครดูแลในปีที่สอง",
}
WHY = {
    "en": "The need is shown with figures of the street itself; who carries it on afterwards is said clearly.",
    "ko": "골목의 숫자로 필요를 보여 주고, 뒤를 누가 잇는지도 분명합니다.",
    "th": "แสดงความจำเป็นด้วยตัวเลขของซอยเอง และบอกชัดว่าใครทำต่อ",
}
FEEDBACK = {
    "en": "The idea is told well. What is missing is a trial with residents, and a word on what happens when something falls.",
    "ko": "생각은 잘 전해졌습니다. 다만 주민과 함께한 시험과, 떨어졌을 때 어떻게 할지에 대한 설명이 없습니다. 다음에는 그 두 가지를 먼저 보여 주세요.",
    "th": "เล่าแนวคิดได้ดี แต่ยังไม่มีการทดลองกับผู้อยู่อาศัย และไม่ได้บอกว่าหากมีสิ่งของตกลงมาจะทำอย่างไร",
}
REDRESS = {
    "en": "The call says that three people read each application. Our page shows two dates only: please look whether the third reading took place.",
    "ko": "공모에는 세 사람이 읽는다고 되어 있습니다. 저희 쪽에는 날짜가 둘뿐이니 세 번째 심사가 있었는지 확인해 주세요.",
    "th": "ประกาศบอกว่ามีผู้อ่านสามคน แต่หน้าของเราแสดงเพียงสองวัน โปรดตรวจสอบว่ามีการพิจารณาครั้งที่สามหรือไม่",
}
PLACE = "Innovation Park, room 2"
SAID = "Both reviewers who scored low had read the cost of a night as the cost of a month. Without that misreading all three agree. The panel asks that the plan for holidays be written down before the contract."
MINUTES = """1. Everybody said what binds them to any of the applications; nobody had to leave the room.
2. One application had all its reviews. It was discussed by the criteria, in the order of the ranking; what was said and what the panel recommends stands beside it.
3. Two applications wait for reviews. They come before the panel at the next meeting, and so does whether a draw is needed."""
