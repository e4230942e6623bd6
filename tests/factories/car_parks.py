import factory
from django.utils import timezone

from experiments.parking.codes import CarParkUse, PlacedBy
from experiments.parking.models import CarPark

HEAD = (
    "주차장코드,주차장명,주소,주차장 종류,주차장 종류명,운영구분,운영구분명,전화번호,총 주차면,유무료구분,유무료구분명,"
    "야간무료개방여부,야간무료개방여부명,평일 운영 시작시각(HHMM),평일 운영 종료시각(HHMM),최종데이터 동기화 시간,"
    "기본 주차 요금,기본 주차 시간(분 단위),추가 단위 요금,추가 단위 시간(분 단위),일 최대 요금,구,행정동"
)
GOOD = {
    "code": "1",
    "name": "마장동공영주차장(구)",
    "address": "성동구 마장동 463-2",
    "kind": "NW",
    "kind_name": "노외 주차장",
    "use": "1",
    "use_name": "시간제 주차장",
    "phone": "02-2289-6735",
    "spaces": "53",
    "paid": "Y",
    "paid_name": "유료",
    "night": "N",
    "night_name": "야간 미개방",
    "opens": "900",
    "closes": "1900",
    "told": "2020-04-28 15:30:10",
    "first_fee": "150.0",
    "first_minutes": "5.0",
    "next_fee": "150.0",
    "next_minutes": "5.0",
    "day_fee": "",
    "district": "성동구",
    "neighbourhood": "마장동",
}


def listed(*rows: dict, encoding: str = "cp949") -> bytes:
    """The city's list with these rows; what a row does not say is as in a good one."""
    lines = [",".join((GOOD | row).values()) for row in rows]
    return "\n".join([HEAD, *lines, ""]).encode(encoding)


class CarParkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CarPark

    code = factory.Sequence(str)
    name = "마장동공영주차장"
    address = "성동구 마장동 463-2"
    use = CarParkUse.HOURLY
    spaces = 50
    latitude = 37.565
    longitude = 127.044
    placed_by = PlacedBy.NEIGHBOURHOOD
    told_at = factory.LazyFunction(timezone.now)
