"""Reads districts and neighbourhoods from GeoJSON, or says which feature is wrong and how.

Nothing here touches the database. Two kinds of files are known, told apart by their codes:
districts have five digits, neighbourhoods seven of which the first five are their district's.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from .names import DISTRICTS

LARGEST_FILE = 64 * 1024 * 1024
LONGEST_NAME = 60
MOST_POINTS = 100_000  # of one place
# Seoul with a little air around it, in degrees: west, south, east, north.
SEOUL = (126.7, 37.4, 127.3, 37.75)
WGS84 = {"urn:ogc:def:crs:ogc:1.3:crs84", "urn:ogc:def:crs:epsg::4326", "epsg:4326"}
DECIMALS = 6  # a tenth of a metre


class GeoJSONError(ValueError):
    """The file cannot be used; the sentence names the feature and the fault."""


class Place(NamedTuple):
    code: str
    name_ko: str
    name_en: str
    boundary: dict

    @property
    def is_district(self) -> bool:
        return len(self.code) == 5

    @property
    def district_code(self) -> str:
        return self.code[:5]


def read_places(raw: bytes) -> list[Place]:
    """Every place of a file, all districts or all neighbourhoods."""
    features = _features(_decode(raw))
    places: dict[str, Place] = {}
    for index, feature in enumerate(features):
        try:
            place = _place(feature)
            _check_fits(place, places)
        except GeoJSONError as fault:
            raise GeoJSONError(f"{_label(index, feature)}: {fault}") from None
        places[place.code] = place
    return list(places.values())


def _decode(raw: bytes):
    if len(raw) > LARGEST_FILE:
        raise GeoJSONError("The file is larger than 64 MB.")
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise GeoJSONError("The file is not written in UTF-8.") from None
    except json.JSONDecodeError as fault:
        raise GeoJSONError(
            f"The file is not JSON: {fault.msg} in line {fault.lineno}, "
            f"column {fault.colno}."
        ) from None
    except RecursionError:
        raise GeoJSONError("The file is nested too deeply.") from None
    except GeoJSONError:
        raise
    except ValueError:  # a number of thousands of digits
        raise GeoJSONError("The file holds a number that is too long.") from None


def _refuse_constant(name: str):
    raise GeoJSONError(f"The file holds {name}, which is not a number of JSON.")


def _features(document) -> list:
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        raise GeoJSONError("The file is not a GeoJSON FeatureCollection.")
    _check_crs(document.get("crs"))
    features = document.get("features")
    if not isinstance(features, list):
        raise GeoJSONError("The FeatureCollection has no list of features.")
    if not features:
        raise GeoJSONError("The FeatureCollection is empty.")
    return features


def _check_crs(crs) -> None:
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if str(name).lower() not in WGS84:
        raise GeoJSONError(f"The coordinates are in {name}, not in WGS84.")


def _label(index: int, feature) -> str:
    """features[3] (11010, 종로구): whatever of it can be read."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    properties = properties if isinstance(properties, dict) else {}
    known = [
        str(properties[key])[:40] for key in ("code", "name") if properties.get(key)
    ]
    return f"features[{index}]" + (f" ({', '.join(known)})" if known else "")


def _place(feature) -> Place:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise GeoJSONError("it is not a GeoJSON Feature.")
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        raise GeoJSONError("it has no properties.")
    return Place(
        code=_code(properties),
        name_ko=_text(properties, "name"),
        name_en=plain_english(_text(properties, "name_eng")),
        boundary=read_boundary(feature.get("geometry")),
    )


def _code(properties: dict) -> str:
    code = properties.get("code")
    if code is None or code == "":
        raise GeoJSONError("its code is missing.")
    if not isinstance(code, str) or not re.fullmatch(r"[0-9]{5}|[0-9]{7}", code):
        raise GeoJSONError("its code is not a text of five or seven digits.")
    return code


def _text(properties: dict, key: str) -> str:
    value = properties.get(key)
    if value is None or not str(value).strip():
        raise GeoJSONError(f"its {key} is missing.")
    if not isinstance(value, str):
        raise GeoJSONError(f"its {key} is not a text.")
    if len(value) > LONGEST_NAME:
        raise GeoJSONError(f"its {key} is longer than {LONGEST_NAME} characters.")
    if any(unicodedata.category(char)[0] == "C" for char in value):
        raise GeoJSONError(f"its {key} contains characters that are not printed.")
    return value.strip()


def plain_english(name: str) -> str:
    """``Seongsu 2(i)-ga 3(sam)-dong`` becomes ``Seongsu 2-ga 3-dong``, ``Pildong`` ``Pil-dong``."""
    name = re.sub(r"\([a-z]+\)", "", name)
    name = re.sub(r"(?<=\d)Gadong$", "-ga-dong", name)
    name = re.sub(r"(?<=[a-z])(?=\d)", " ", name)
    return re.sub(r"(?<=[a-z])dong$", "-dong", name)


def _check_fits(place: Place, before: dict[str, Place]) -> None:
    if place.code in before:
        raise GeoJSONError("its code occurs twice in the file.")
    first = next(iter(before.values()), place)
    if first.is_district != place.is_district:
        raise GeoJSONError("districts and neighbourhoods are mixed in one file.")
    known = DISTRICTS.get(place.district_code)
    if known is None:
        raise GeoJSONError(
            f"{place.district_code} is not the code of a district of Seoul."
        )
    if place.is_district and known.ko != place.name_ko:
        raise GeoJSONError(f"the district of this code is {known.ko}.")


def read_boundary(geometry) -> dict:
    """A polygon within Seoul, its numbers rounded; also for areas that staff paste."""
    if not isinstance(geometry, dict):
        raise GeoJSONError("it has no geometry.")
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise GeoJSONError(f"its geometry is a {kind}, not a Polygon or MultiPolygon.")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    rings = [[_ring(ring) for ring in _list(polygon)] for polygon in _list(polygons)]
    if sum(len(ring) for polygon in rings for ring in polygon) > MOST_POINTS:
        raise GeoJSONError(f"its boundary has more than {MOST_POINTS} points.")
    return {"type": kind, "coordinates": rings[0] if kind == "Polygon" else rings}


def _list(value) -> list:
    if not isinstance(value, list) or not value:
        raise GeoJSONError("its boundary is empty or not a list.")
    return value


def _ring(ring) -> list[list[float]]:
    points = [_point(point) for point in _list(ring)]
    if len(points) < 4:
        raise GeoJSONError("a ring of its boundary has fewer than four points.")
    if points[0] != points[-1]:
        raise GeoJSONError("a ring of its boundary is not closed.")
    if math.isclose(_doubled_area(points), 0, abs_tol=1e-10):
        raise GeoJSONError("a ring of its boundary encloses nothing.")
    return points


def _doubled_area(points: list[list[float]]) -> float:
    west, south = points[0]
    return sum(
        (x0 - west) * (y1 - south) - (x1 - west) * (y0 - south)
        for (x0, y0), (x1, y1) in _pairs(points)
    )


def _pairs(points: list) -> Iterator[tuple]:
    return zip(points, points[1:], strict=False)


def _point(point) -> list[float]:
    if not isinstance(point, list) or len(point) not in (2, 3):
        raise GeoJSONError("a point of its boundary is not a pair of numbers.")
    if any(
        isinstance(part, bool) or not isinstance(part, int | float) for part in point
    ):
        raise GeoJSONError("a point of its boundary is not a pair of numbers.")
    # Compared before any arithmetic: an integer of JSON may be larger than a float.
    longitude, latitude = point[:2]
    west, south, east, north = SEOUL
    if west <= longitude <= east and south <= latitude <= north:
        return [round(float(longitude), DECIMALS), round(float(latitude), DECIMALS)]
    raise GeoJSONError(_why_not_in_seoul(longitude, latitude))


def _why_not_in_seoul(longitude: float, latitude: float) -> str:
    west, south, east, north = SEOUL
    if west <= latitude <= east and south <= longitude <= north:
        return "longitude and latitude of its boundary are swapped."
    if abs(longitude) > 180 or abs(latitude) > 90:
        return "its coordinates are not degrees of WGS84."
    return f"a point of its boundary ({longitude}, {latitude}) lies outside Seoul."
