"""Events as the park writes them, of every kind, from numbers that are drawn."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from experiments.batteries import digital_link
from experiments.batteries.codes import ALPHABET
from experiments.batteries.custody.enums import Material, Reason
from experiments.batteries.custody.epcis import Happening, address, document_of
from experiments.batteries.custody.workflow import Act
from experiments.batteries.enums import Chemistry

PREFIX = "9520000"
codes = st.text(ALPHABET, min_size=8, max_size=8)
places = codes.map(lambda code: address(digital_link.asset(PREFIX, code)))
moments = st.datetimes(
    datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)
)
bags = st.integers(0, 10**9 - 1).map(
    lambda number: address(digital_link.shipment(PREFIX, number))
)


@st.composite
def documents(draw) -> dict:
    act = draw(st.sampled_from(Act))
    sorted_acts = (Act.SORT, Act.CLOSE, Act.SHIP, Act.ARRIVE, Act.CERTIFY)
    won = st.dictionaries(st.sampled_from(Material), st.integers(1, 10**6), max_size=4)
    return document_of(
        Happening(
            act=act,
            uuid=draw(st.uuids()),
            at=draw(moments),
            recorded_at=draw(moments),
            place=draw(places),
            grams=draw(st.integers(0, 40_000_000)),
            chemistry=draw(st.sampled_from(Chemistry)),
            offset=draw(st.sampled_from(["+09:00", "+00:00", "-03:30"])),
            source=draw(st.just("") | places),
            destination=draw(st.just("") | places),
            lot=draw(codes) if act in sorted_acts else "",
            bag=draw(bags) if act == Act.EMPTY else "",
            certificate=f"urn:uuid:{draw(st.uuids())}" if act == Act.CERTIFY else "",
            outputs=tuple(draw(won).items()) if act == Act.CERTIFY else (),
            reason=draw(st.just("") | st.sampled_from(Reason.values)),
            cells=draw(st.none() | st.integers(1, 500)),
        )
    )
