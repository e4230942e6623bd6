"""What is reckoned with, and who says so: carbon dioxide spared by recycled metal, and how much the law asks to be recycled.

Numbers of others, as data with source and year. For a material without a number nothing is counted, so that what is told
is rather too little than too much.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Source:
    key: str
    title: str
    publisher: str
    year: int
    address: str


BIR = Source(
    "bir-2008",
    "Report on the Environmental Benefits of Recycling",
    "Bureau of International Recycling; Imperial College London",
    2008,
    "https://www.bir.org/",
)
EU = Source(
    "eu-2023-1542",
    "Regulation (EU) 2023/1542 concerning batteries and waste batteries, Annex XII, part B",
    "European Union",
    2023,
    "https://eur-lex.europa.eu/eli/reg/2023/1542/oj",
)
SOURCES = (BIR, EU)


@dataclass(frozen=True)
class Carbon:
    """Tonnes of CO2 for a tonne of metal, from ore and from scrap. ``is_estimate``: benchmarks of whole industries, not ours."""

    from_ore: str
    from_scrap: str
    source: Source = BIR
    is_estimate: bool = True
    unit: str = "t CO2 / t"

    @property
    def spared(self) -> Fraction:
        return Fraction(self.from_ore) - Fraction(self.from_scrap)


CARBON: Mapping[str, Carbon] = {
    "aluminium": Carbon("3.83", "0.29"),
    "copper": Carbon("1.25", "0.44"),
    "steel": Carbon("1.67", "0.70"),
    "lead": Carbon("1.63", "0.02"),
    "nickel": Carbon("2.12", "0.22"),
    "zinc": Carbon("2.36", "0.56"),
}


@dataclass(frozen=True)
class Share:
    """The least that the law has recycled of a battery's weight, in hundredths, from the end of ``year``."""

    percent: int
    year: int = 2025
    source: Source = EU
    is_estimate: bool = False
    unit: str = "%"


LEAST_RECYCLED: Mapping[str, Share] = {
    "lead": Share(75),
    "nicd": Share(80),
    "li_ion": Share(65),
    "li_primary": Share(65),
    "alkaline": Share(50),
    "zinc_carbon": Share(50),
    "nimh": Share(50),
    "button": Share(50),
}


def carbon_spared(material: str, grams: int) -> int | None:
    """Grams of CO2; nothing where no factor is stated."""
    factor = CARBON.get(material)
    return None if factor is None else int(factor.spared * grams)


def carbon_spared_by(materials: Mapping[str, int]) -> int:
    return sum(carbon_spared(name, grams) or 0 for name, grams in materials.items())
