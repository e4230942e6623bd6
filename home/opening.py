"""What a park says on the day it opens, before its editors have written a word. No database here."""

from innovation_park.lib.translated import Translated


def words(en: str, ko: str, th: str) -> Translated:
    return Translated(en=en, ko=ko, th=th)


def paragraphs(*texts: Translated) -> Translated:
    """Each text is a paragraph; one that starts with ``# `` is a heading."""
    return Translated(
        {
            code: "".join(_html(text[code]) for text in texts)
            for code in ("en", "ko", "th")
        }
    )


def _html(text: str) -> str:
    return f"<h2>{text[2:]}</h2>" if text.startswith("# ") else f"<p>{text}</p>"


HOME = {
    "slug": "home",
    "title": words("Innovation Park", "혁신파크", "อุทยานนวัตกรรม"),
    "summary": words(
        "A place where residents try out better ways to live in the city, together.",
        "주민이 함께 더 나은 도시 생활을 실험하는 곳입니다.",
        "ที่ซึ่งผู้อยู่อาศัยทดลองวิธีใช้ชีวิตในเมืองให้ดีขึ้นไปด้วยกัน",
    ),
}
EXPERIMENTS = {
    "slug": "experiments",
    "title": words("Experiments", "실험", "การทดลอง"),
    "summary": words(
        "What the park is trying out, where, and how to take part.",
        "혁신파크가 무엇을 어디에서 실험하는지, 어떻게 참여하는지 알려 드립니다.",
        "อุทยานกำลังทดลองอะไร ที่ไหน และเข้าร่วมได้อย่างไร",
    ),
}
NEWS = {
    "slug": "news",
    "title": words("News and events", "소식과 행사", "ข่าวและกิจกรรม"),
    "summary": words(
        "What happened in the park and what is coming.",
        "혁신파크에서 있었던 일과 앞으로 있을 일입니다.",
        "สิ่งที่เกิดขึ้นในอุทยานและสิ่งที่กำลังจะมาถึง",
    ),
}
ACCESSIBILITY = {
    "slug": "accessibility",
    "title": words("Accessibility", "웹 접근성", "การเข้าถึงเว็บไซต์"),
    "summary": words(
        "How this site is made so that everyone can use it, and whom to tell when it fails.",
        "누구나 이 사이트를 쓸 수 있도록 한 일과, 불편할 때 알릴 곳을 적었습니다.",
        "เว็บไซต์นี้ทำให้ทุกคนใช้ได้อย่างไร และแจ้งใครได้เมื่อใช้ไม่ได้",
    ),
    "text": paragraphs(
        words("# What we promise", "# 약속", "# สิ่งที่เราให้สัญญา"),
        words(
            "Every page follows WCAG 2.2 at level AA and the Korean guidelines KWCAG 2.2. Everything can be done with the keyboard, with text twice as large, without JavaScript, and in English, Korean and Thai.",
            "모든 페이지는 WCAG 2.2 AA 수준과 한국형 웹 콘텐츠 접근성 지침(KWCAG 2.2)을 따릅니다. 키보드만으로, 글자를 두 배로 키워서, 자바스크립트 없이, 한국어·영어·태국어로 모든 일을 할 수 있습니다.",
            "ทุกหน้าเป็นไปตาม WCAG 2.2 ระดับ AA และแนวทาง KWCAG 2.2 ของเกาหลี ทุกอย่างทำได้ด้วยแป้นพิมพ์ ด้วยตัวอักษรใหญ่ขึ้นสองเท่า โดยไม่ใช้ JavaScript และเป็นภาษาไทย เกาหลี และอังกฤษ",
        ),
        words("# How we know", "# 확인하는 방법", "# เรารู้ได้อย่างไร"),
        words(
            "Every change to the site is tested by machine in all three languages before it is published. Machines do not find everything; people who use the site do.",
            "사이트를 고칠 때마다 세 언어 모두를 자동으로 검사한 뒤에 공개합니다. 자동 검사가 모든 문제를 찾지는 못합니다. 사용하는 분들이 찾아 주십니다.",
            "ทุกครั้งที่เว็บไซต์เปลี่ยน จะมีการทดสอบโดยอัตโนมัติทั้งสามภาษาก่อนเผยแพร่ เครื่องไม่พบทุกปัญหา ผู้ใช้เว็บไซต์เป็นผู้พบ",
        ),
        words(
            "# When something does not work",
            "# 불편한 점이 있을 때",
            "# เมื่อมีบางอย่างใช้ไม่ได้",
        ),
        words(
            "Tell us at the address at the foot of every page. Say which page it was and what you wanted to do. We answer within seven days, and until it is mended we do it with you by telephone or at the desk.",
            "모든 페이지 아래에 있는 연락처로 알려 주세요. 어느 페이지에서 무엇을 하려 했는지 적어 주시면 7일 안에 답하고, 고칠 때까지 전화나 안내 창구에서 함께 처리해 드립니다.",
            "แจ้งเราตามที่อยู่ท้ายทุกหน้า บอกว่าเป็นหน้าใดและต้องการทำอะไร เราจะตอบภายในเจ็ดวัน และระหว่างที่ยังแก้ไม่เสร็จ เราจะช่วยทำทางโทรศัพท์หรือที่จุดบริการ",
        ),
    ),
}
PRIVACY = {
    "slug": "privacy",
    "title": words("Privacy", "개인정보 처리", "ความเป็นส่วนตัว"),
    "summary": words(
        "Which data the park keeps about you, why, for how long, and how you end it.",
        "혁신파크가 어떤 개인정보를 왜, 얼마 동안 보관하는지와 그만두게 하는 방법입니다.",
        "อุทยานเก็บข้อมูลใดเกี่ยวกับคุณ เพราะอะไร นานเท่าใด และคุณหยุดได้อย่างไร",
    ),
    "text": paragraphs(
        words("# What we keep", "# 보관하는 정보", "# สิ่งที่เราเก็บ"),
        words(
            "Without signing in: nothing that says who you are. There are no trackers, no advertising and no requests to other companies. With an account: your e-mail address, and whatever else you choose to write in your profile.",
            "로그인하지 않으면 누구인지 알 수 있는 정보를 남기지 않습니다. 추적기도, 광고도, 다른 회사로 보내는 요청도 없습니다. 계정을 만들면 전자우편 주소와 프로필에 직접 적은 내용만 보관합니다.",
            "ถ้าไม่ลงชื่อเข้าใช้: ไม่มีสิ่งใดที่บอกว่าคุณเป็นใคร ไม่มีตัวติดตาม ไม่มีโฆษณา และไม่มีการส่งคำขอไปยังบริษัทอื่น ถ้ามีบัญชี: ที่อยู่อีเมลของคุณ และสิ่งที่คุณเลือกเขียนไว้ในโปรไฟล์",
        ),
        words("# Taking part in experiments", "# 실험 참여", "# การเข้าร่วมการทดลอง"),
        words(
            "Every experiment asks for your consent by itself, purpose by purpose, and says for how long the data is kept. You withdraw as easily as you joined, and decide whether your data stays without your name or is deleted.",
            "실험마다 목적별로 따로 동의를 받고 보관 기간을 알려 드립니다. 참여할 때만큼 쉽게 철회할 수 있으며, 이름 없이 남길지 삭제할지 직접 정합니다.",
            "แต่ละการทดลองจะขอความยินยอมจากคุณแยกตามวัตถุประสงค์ และบอกว่าเก็บข้อมูลไว้นานเท่าใด คุณถอนตัวได้ง่ายเท่ากับตอนเข้าร่วม และเลือกได้ว่าจะให้ข้อมูลอยู่ต่อโดยไม่มีชื่อหรือลบทิ้ง",
        ),
        words("# Your rights", "# 권리", "# สิทธิของคุณ"),
        words(
            "Under “My page” you see everything the park keeps about you, take it away as files, correct it, or erase your account at once. To refuse has no disadvantage beyond what the page says where you are asked.",
            "‘내 페이지’에서 혁신파크가 보관하는 모든 정보를 보고, 파일로 내려받고, 고치고, 계정을 바로 지울 수 있습니다. 동의를 거부해도 그 화면에 적힌 것 말고는 불이익이 없습니다.",
            "ที่ “หน้าของฉัน” คุณดูทุกอย่างที่อุทยานเก็บเกี่ยวกับคุณ นำออกเป็นไฟล์ แก้ไข หรือลบบัญชีได้ทันที การปฏิเสธไม่มีผลเสียใดนอกเหนือจากที่หน้านั้นบอกไว้",
        ),
    ),
}
FORUMS = [
    {
        "slug": "square",
        "name": words("The square", "이야기 광장", "ลานพูดคุย"),
        "about": words(
            "Whatever concerns the neighbourhood and fits nowhere else.",
            "우리 동네 이야기라면 무엇이든, 다른 곳에 맞지 않는 이야기도 여기서 나눕니다.",
            "ทุกเรื่องของย่านเราที่ไม่เข้ากับห้องอื่น",
        ),
    },
    {
        "slug": "ideas",
        "name": words("Ideas", "아이디어", "ไอเดีย"),
        "about": words(
            "What could be tried out next? Propose it, and see who would join.",
            "다음에는 무엇을 실험해 볼까요? 제안하고 함께할 사람을 찾아 보세요.",
            "ต่อไปควรทดลองอะไรดี เสนอไว้ แล้วดูว่าใครอยากร่วม",
        ),
    },
    {
        "slug": "problems",
        "name": words("Problems", "동네 문제", "ปัญหาในย่าน"),
        "about": words(
            "What does not work where you live: say where, when and for whom.",
            "사는 곳에서 불편한 점을 알려 주세요. 어디서, 언제, 누구에게 불편한지 적어 주세요.",
            "อะไรที่ใช้ไม่ได้ในที่ที่คุณอยู่ บอกว่าที่ไหน เมื่อไร และใครเดือดร้อน",
        ),
    },
    {
        "slug": "help",
        "name": words("Help", "도움말", "ขอความช่วยเหลือ"),
        "about": words(
            "Questions about the park and this site. Neighbours and the park answer.",
            "혁신파크와 이 사이트에 대해 묻고 답합니다. 이웃과 운영팀이 답해 드립니다.",
            "คำถามเกี่ยวกับอุทยานและเว็บไซต์นี้ เพื่อนบ้านและอุทยานช่วยกันตอบ",
        ),
    },
]
TAGLINE = words(
    "Social experiments, open to everyone",
    "모두에게 열린 사회 실험",
    "การทดลองทางสังคมที่เปิดให้ทุกคน",
)
ADDRESS = words(
    "Write here how to find and reach the park.",
    "혁신파크를 찾아오고 연락하는 방법을 여기에 적으세요.",
    "เขียนวิธีเดินทางมาและติดต่ออุทยานที่นี่",
)
FOOTER = words(
    "Innovation Park is run for and with the residents of the city.",
    "혁신파크는 시민과 함께, 시민을 위해 운영합니다.",
    "อุทยานนวัตกรรมดำเนินงานเพื่อและร่วมกับผู้อยู่อาศัยในเมือง",
)
