"""The words around every page of the demonstration park, and its lists."""

from .words import words

HOME_TITLE = words("Innovation Park", "혁신파크", "อุทยานนวัตกรรม")
HOME_SUMMARY = words(
    "A city tries out its ideas here before it decides. Find an experiment, understand it and join.",
    "도시가 결정하기 전에 먼저 해 보는 곳입니다. 실험을 찾고, 알아보고, 참여해 주십시오.",
    "ที่ที่เมืองทดลองแนวคิดก่อนตัดสินใจ ค้นหาการทดลอง ทำความเข้าใจ แล้วเข้าร่วม",
)
EXPERIMENTS_TITLE = words("Experiments", "실험", "การทดลอง")
EXPERIMENTS_SUMMARY = words(
    "Every Living Lab experiment of the park, what it asks and whether there is a place for you.",
    "혁신파크의 모든 리빙랩 실험과 그 질문, 그리고 지금 참여할 자리가 있는지 알려 드립니다.",
    "ทุกการทดลองในลิฟวิงแล็บของอุทยาน แต่ละเรื่องถามอะไร และยังมีที่สำหรับคุณหรือไม่",
)
NEWS_TITLE = words("News and events", "소식과 행사", "ข่าวและกิจกรรม")
NEWS_SUMMARY = words(
    "What has happened in the park, and when you can come by.",
    "혁신파크에서 있었던 일과 앞으로 오실 수 있는 날을 알려 드립니다.",
    "สิ่งที่เกิดขึ้นในอุทยาน และวันที่คุณมาเยี่ยมได้",
)

TAGLINE = words(
    "We try it together before the city decides",
    "도시가 결정하기 전에, 함께 해 봅니다",
    "ลองด้วยกันก่อนที่เมืองจะตัดสินใจ",
)
ADDRESS = words(
    "Innovation Park, Eunpyeong-gu, Seoul\nDesk: Monday to Friday, 9 am to 6 pm\npark@park.example",
    "서울특별시 은평구 혁신파크\n안내 데스크: 평일 오전 9시~오후 6시\npark@park.example",
    "อุทยานนวัตกรรม เขตอึนพยอง กรุงโซล\nโต๊ะบริการ: จันทร์–ศุกร์ 9.00–18.00 น.\npark@park.example",
)
FOOTER = words(
    "This is a demonstration park. Its experiments, participants and dates are made up; figures with a source are real.",
    "시연용 혁신파크입니다. 실험과 참여자, 날짜는 지어낸 것이며 출처를 밝힌 수치는 실제 자료입니다.",
    "นี่คืออุทยานสาธิต การทดลอง ผู้เข้าร่วม และวันที่เป็นเรื่องสมมติ ส่วนตัวเลขที่ระบุแหล่งที่มาเป็นข้อมูลจริง",
)
NOTICE = words(
    "You are visiting a demonstration park: everything here may be tried out, and nobody is really signed up.",
    "시연용 혁신파크입니다. 무엇이든 마음껏 해 보셔도 되며, 실제로 신청되는 것은 없습니다.",
    "คุณกำลังเยี่ยมชมอุทยานสาธิต ทดลองใช้ได้ทุกอย่าง โดยไม่มีการสมัครจริง",
)
NOTICE_PAGE = "about"
EVENT_ACCESS = words(
    "Step-free, with an accessible toilet and a hearing loop. Tell the desk three days before if you need an interpreter.",
    "턱이 없고 장애인 화장실과 청각 보조 장치가 있습니다. 통역이 필요하시면 사흘 전까지 안내 데스크에 알려 주십시오.",
    "ไม่มีขั้นบันได มีห้องน้ำสำหรับคนพิการและระบบช่วยฟัง หากต้องการล่าม โปรดแจ้งโต๊ะบริการล่วงหน้าสามวัน",
)

# The pages of each menu, by slug; the first also decides the order.
HEADER_MENU = ["experiments", "news", "how-it-works", "about"]
FOOTER_MENU = ["about", "how-it-works", "help", "accessibility", "privacy"]
