"""A battery pack of the park's own, with all that its passport says."""

from experiments.batteries.custody.models import BatteryPack

PARK = {
    "country": "KR",
    "postal_code": "04524",
    "street": "110 Sejong-daero, Jung-gu, Seoul",
}
FACTS = {
    "category": "lmt",
    "manufacturer": {"name": "Maker of packs", "address": PARK, "identifier": "M-1"},
    "operator": {"name": "Innovation Park", "address": PARK, "identifier": "9520000"},
    "made_at": "2025-03-04T00:00:00Z",
    "made_in": PARK,
    "in_service_at": "2025-05-01T00:00:00Z",
    "status": "Original",
    "kilograms": 3.2,
    "warranty_month": 5,
    "chemistry": "LFP",
    "chemistry_name": "Lithium iron phosphate",
    "materials": [
        {
            "name": "Lithium iron phosphate",
            "cas": "15365-14-7",
            "kilograms": 1.1,
            "is_critical": True,
            "in": "Cathode",
        }
    ],
    "hazards": [
        {
            "class": "SkinCorrosionOrIrritation",
            "name": "Lithium hexafluorophosphate",
            "cas": "21324-40-3",
            "percent": 1.5,
            "impact": ["Burns the skin when the pack leaks"],
            "in": "Electrolyte",
        }
    ],
    "spare_parts": [
        {
            "name": "Workshop of the park",
            "address": PARK,
            "email": "workshop@example.org",
            "web": "https://example.org/workshop",
            "parts": [["Fuse", "F-30"]],
        }
    ],
    "recycled": [{"material": "Lithium", "before_use": 2.0, "after_use": 6.0}],
    "extinguish_with": ["Water"],
    "renewable_percent": 0,
    "labels": [
        {
            "subject": "SeparateCollection",
            "meaning": {"en": "Do not put it into the bin"},
        }
    ],
}


def battery_pack(serial="BCDFGH", **fields) -> BatteryPack:
    name = {"en": "Cargo bicycle 1", "ko": "화물 자전거 1", "th": "จักรยานบรรทุก 1"}
    return BatteryPack.objects.create(
        **{"serial": serial, "name": name, "facts": FACTS, **fields}
    )
