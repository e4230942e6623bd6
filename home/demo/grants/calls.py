"""Three calls: one is open, one is being reviewed, of one the money is at work."""

from __future__ import annotations

from dataclasses import dataclass

from innovation_park.lib.translated import Translated

from ..words import Story, Text, words

MILLION = 1_000_000
OPEN, REVIEWED, AWARDED = "quiet-city", "care-at-home", "shared-streets"


@dataclass(frozen=True)
class DemoCall:
    """Days are counted from the day of the park: past ones are negative. Sums in million won."""

    slug: str
    title: Translated
    summary: Translated
    story: Story
    opens: int
    closes: int
    decides: int
    total: int
    least: int
    most: int
    is_sealed: bool = False
    needs_sign_off: bool = False


CALLS = [
    DemoCall(
        slug=OPEN,
        title=words(
            "A quieter, cleaner city",
            "조용하고 깨끗한 도시",
            "เมืองที่เงียบและสะอาดขึ้น",
        ),
        summary=words(
            "Digital tools with which neighbourhoods measure and mend noise, dust and waste.",
            "동네가 소음과 먼지, 쓰레기를 스스로 재고 줄이는 디지털 도구를 찾습니다.",
            "เครื่องมือดิจิทัลที่ให้ย่านต่าง ๆ วัดและแก้ปัญหาเสียง ฝุ่น และขยะด้วยตนเอง",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "The city knows its average noise and dust. It does not know the crossing where lorries wait at five in the morning. This call looks for tools that residents put up, read and act upon themselves.",
                        "도시는 평균 소음과 먼지는 압니다. 새벽 다섯 시에 화물차가 기다리는 그 교차로는 모릅니다. 이 공모는 주민이 직접 달고 읽고 움직일 수 있는 도구를 찾습니다.",
                        "เมืองรู้ค่าเฉลี่ยของเสียงและฝุ่น แต่ไม่รู้จักแยกที่รถบรรทุกจอดรอตอนตีห้า ประกาศนี้มองหาเครื่องมือที่ผู้อยู่อาศัยติดตั้ง อ่านค่า และลงมือแก้ได้เอง",
                    )
                ]
            )
        ],
        opens=-12,
        closes=18,
        decides=75,
        total=600,
        least=20,
        most=120,
        is_sealed=True,
        needs_sign_off=True,
    ),
    DemoCall(
        slug=REVIEWED,
        title=words("Care close to home", "집 가까이의 돌봄", "การดูแลใกล้บ้าน"),
        summary=words(
            "Services that let older neighbours and their families arrange help in the same street.",
            "어르신과 가족이 같은 골목에서 도움을 주고받게 하는 서비스를 찾습니다.",
            "บริการที่ช่วยให้ผู้สูงอายุและครอบครัวหาความช่วยเหลือได้ในซอยเดียวกัน",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "Help is often nearer than anybody knows: a neighbour with a free hour, a pharmacy on the way. This call asks for digital services that bring the two together without making anybody's illness public.",
                        "도움은 생각보다 가까이 있습니다. 한 시간이 비는 이웃, 지나는 길의 약국처럼요. 누구의 병도 드러내지 않고 둘을 이어 주는 디지털 서비스를 찾습니다.",
                        "ความช่วยเหลือมักอยู่ใกล้กว่าที่คิด เช่นเพื่อนบ้านที่ว่างหนึ่งชั่วโมงหรือร้านยาระหว่างทาง ประกาศนี้มองหาบริการดิจิทัลที่เชื่อมทั้งสองฝ่ายโดยไม่เปิดเผยความเจ็บป่วยของใคร",
                    )
                ]
            )
        ],
        opens=-75,
        closes=-32,
        decides=20,
        total=500,
        least=20,
        most=120,
    ),
    DemoCall(
        slug=AWARDED,
        title=words("Streets that share", "함께 쓰는 거리", "ถนนที่ใช้ร่วมกัน"),
        summary=words(
            "Kerbs, yards and roofs that serve more than one purpose in a day.",
            "하루에 한 가지보다 많은 쓰임을 갖는 길가와 마당, 옥상을 찾습니다.",
            "ริมถนน ลานบ้าน และดาดฟ้าที่ใช้ประโยชน์ได้มากกว่าหนึ่งอย่างในหนึ่งวัน",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "A loading bay is empty from noon, a school yard from four. This call paid for tools that let a street agree on who uses what and when.",
                        "하역장은 정오부터 비고, 학교 운동장은 네 시부터 빕니다. 이 공모는 한 거리가 무엇을 언제 누가 쓸지 합의하게 하는 도구를 지원했습니다.",
                        "จุดขนของว่างตั้งแต่เที่ยง สนามโรงเรียนว่างตั้งแต่บ่ายสี่โมง ประกาศนี้สนับสนุนเครื่องมือที่ช่วยให้ถนนหนึ่งสายตกลงกันว่าใครใช้อะไรเมื่อใด",
                    )
                ]
            )
        ],
        opens=-330,
        closes=-290,
        decides=-230,
        total=310,
        least=20,
        most=120,
    ),
]
