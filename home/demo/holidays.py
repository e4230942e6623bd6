"""The public holidays of Korea in 2026 and 2027, with the days off in lieu that their law gives."""

from datetime import date

from .words import words

NEW_YEAR = words("New Year's Day", "신정", "วันขึ้นปีใหม่")
SEOLLAL = words("Lunar New Year", "설날", "วันปีใหม่ตามจันทรคติเกาหลี")
SEOLLAL_DAYS = words("Lunar New Year holiday", "설날 연휴", "วันหยุดปีใหม่ตามจันทรคติเกาหลี")
MARCH_FIRST = words("Independence Movement Day", "삼일절", "วันรำลึกขบวนการเอกราช")
LABOUR = words("Labour Day", "노동절", "วันแรงงาน")
CHILDREN = words("Children's Day", "어린이날", "วันเด็ก")
BUDDHA = words("Buddha's Birthday", "부처님오신날", "วันวิสาขบูชาเกาหลี")
ELECTION = words("Local elections", "지방선거일", "วันเลือกตั้งท้องถิ่น")
MEMORIAL = words("Memorial Day", "현충일", "วันรำลึกวีรชน")
CONSTITUTION = words("Constitution Day", "제헌절", "วันรัฐธรรมนูญ")
LIBERATION = words("Liberation Day", "광복절", "วันประกาศอิสรภาพ")
CHUSEOK = words("Chuseok", "추석", "วันชูซอก")
CHUSEOK_DAYS = words("Chuseok holiday", "추석 연휴", "วันหยุดชูซอก")
FOUNDATION = words("National Foundation Day", "개천절", "วันสถาปนาชาติ")
HANGEUL = words("Hangeul Day", "한글날", "วันอักษรฮันกึล")
CHRISTMAS = words("Christmas Day", "성탄절", "วันคริสต์มาส")
IN_LIEU = words("Substitute holiday", "대체공휴일", "วันหยุดชดเชย")

HOLIDAYS = [
    (date(2026, 1, 1), NEW_YEAR),
    (date(2026, 2, 16), SEOLLAL_DAYS),
    (date(2026, 2, 17), SEOLLAL),
    (date(2026, 2, 18), SEOLLAL_DAYS),
    (date(2026, 3, 1), MARCH_FIRST),
    (date(2026, 3, 2), IN_LIEU),
    (date(2026, 5, 1), LABOUR),
    (date(2026, 5, 5), CHILDREN),
    (date(2026, 5, 24), BUDDHA),
    (date(2026, 5, 25), IN_LIEU),
    (date(2026, 6, 3), ELECTION),
    (date(2026, 6, 6), MEMORIAL),
    (date(2026, 7, 17), CONSTITUTION),
    (date(2026, 8, 15), LIBERATION),
    (date(2026, 8, 17), IN_LIEU),
    (date(2026, 9, 24), CHUSEOK_DAYS),
    (date(2026, 9, 25), CHUSEOK),
    (date(2026, 9, 26), CHUSEOK_DAYS),
    (date(2026, 10, 3), FOUNDATION),
    (date(2026, 10, 5), IN_LIEU),
    (date(2026, 10, 9), HANGEUL),
    (date(2026, 12, 25), CHRISTMAS),
    (date(2027, 1, 1), NEW_YEAR),
    (date(2027, 2, 6), SEOLLAL_DAYS),
    (date(2027, 2, 7), SEOLLAL),
    (date(2027, 2, 8), SEOLLAL_DAYS),
    (date(2027, 2, 9), IN_LIEU),
    (date(2027, 3, 1), MARCH_FIRST),
    (date(2027, 5, 1), LABOUR),
    (date(2027, 5, 3), IN_LIEU),
    (date(2027, 5, 5), CHILDREN),
    (date(2027, 5, 13), BUDDHA),
    (date(2027, 6, 6), MEMORIAL),
    (date(2027, 7, 17), CONSTITUTION),
    (date(2027, 7, 19), IN_LIEU),
    (date(2027, 8, 15), LIBERATION),
    (date(2027, 8, 16), IN_LIEU),
    (date(2027, 9, 14), CHUSEOK_DAYS),
    (date(2027, 9, 15), CHUSEOK),
    (date(2027, 9, 16), CHUSEOK_DAYS),
    (date(2027, 10, 3), FOUNDATION),
    (date(2027, 10, 4), IN_LIEU),
    (date(2027, 10, 9), HANGEUL),
    (date(2027, 10, 11), IN_LIEU),
    (date(2027, 12, 25), CHRISTMAS),
    (date(2027, 12, 27), IN_LIEU),
]
