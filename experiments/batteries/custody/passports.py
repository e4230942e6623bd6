"""The passport of one of the park's own battery packs: four documents after the battery pass data model 1.2.

Regulation (EU) 2023/1542 asks for one from February 2027. ``facts`` of a pack hold what the documents say, in the park's own
words; addresses are made where the page is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .models import BatteryPack

Facts = dict[str, Any]


def general(pack: BatteryPack, page: str) -> dict:
    facts = pack.facts
    return {
        "productIdentifier": pack.link.path,
        "batteryPassportIdentifier": f"urn:park:{pack.serial.lower()}",
        "batteryCategory": facts["category"],
        "manufacturerInformation": _party(facts["manufacturer"]),
        "manufacturingDate": facts["made_at"],
        "batteryStatus": facts["status"],
        "batteryMass": facts["kilograms"],
        "manufacturingPlace": _address(facts["made_in"]),
        "operatorInformation": _party(facts["operator"]),
        "puttingIntoService": facts["in_service_at"],
        "warrentyPeriod": f"--{facts['warranty_month']:02}",  # spelt so in the schema
    }


def composition(pack: BatteryPack, page: str) -> dict:
    facts = pack.facts
    return {
        "batteryChemistry": {
            "shortName": facts["chemistry"],
            "clearName": facts["chemistry_name"],
        },
        "batteryMaterials": [
            {
                "batteryMaterialLocation": {"componentName": each["in"]},
                "batteryMaterialIdentifier": each["cas"],
                "batteryMaterialName": each["name"],
                "batteryMaterialMass": each["kilograms"],
                "isCriticalRawMaterial": each["is_critical"],
            }
            for each in facts["materials"]
        ],
        "hazardousSubstances": [
            {
                "hazardousSubstanceClass": each["class"],
                "hazardousSubstanceName": each["name"],
                "hazardousSubstanceConcentration": each["percent"],
                "hazardousSubstanceImpact": each["impact"],
                "hazardousSubstanceLocation": {"componentName": each["in"]},
                "hazardousSubstanceIdentifier": each["cas"],
            }
            for each in facts["hazards"]
        ],
    }


def circularity(pack: BatteryPack, page: str) -> dict:
    facts = pack.facts
    return {
        "dismantlingAndRemovalInformation": [
            {
                "documentType": "RemovalManual",
                "mimeType": "text/html",
                "documentURL": f"{page}#removal",
            }
        ],
        "sparePartSources": [
            {
                "nameOfSupplier": each["name"],
                "addressOfSupplier": _address(each["address"]),
                "emailAddressOfSupplier": each["email"],
                "supplierWebAddress": each["web"],
                "components": [
                    {"partName": name, "partNumber": number}
                    for name, number in each["parts"]
                ],
            }
            for each in facts["spare_parts"]
        ],
        "recycledContent": [
            {
                "preConsumerShare": each["before_use"],
                "recycledMaterial": each["material"],
                "postConsumerShare": each["after_use"],
            }
            for each in facts["recycled"]
        ],
        "safetyMeasures": {
            "safetyInstructions": f"{page}#safety",
            "extinguishingAgent": facts["extinguish_with"],
        },
        "endOfLifeInformation": {
            "wastePrevention": f"{page}#end",
            "separateCollection": f"{page}#end",
            "informationOnCollection": f"{page}#end",
        },
        "renewableContent": facts["renewable_percent"],
    }


def labelling(pack: BatteryPack, page: str) -> dict:
    return {
        "declarationOfConformity": f"{page}#conformity",
        "resultOfTestReport": f"{page}#conformity",
        "labels": [
            {
                "labelingSymbol": f"{page}#labels",
                "labelingMeaning": each["meaning"],
                "labelingSubject": each["subject"],
            }
            for each in pack.facts["labels"]
        ],
    }


# By the name in the address of the file; each stands beside the schema of its name.
PARTS: dict[str, Callable[[BatteryPack, str], dict]] = {
    "GeneralProductInformation": general,
    "MaterialComposition": composition,
    "Circularity": circularity,
    "Labeling": labelling,
}


def _party(facts: Facts) -> dict:
    """Without an e-mail address: the pattern of the schema lets none of them pass."""
    return {
        "contactName": facts["name"],
        "postalAddress": _address(facts["address"]),
        "identifier": facts["identifier"],
    }


def _address(facts: Facts) -> dict:
    return {
        "addressCountry": facts["country"],
        "postalCode": facts["postal_code"],
        "streetAddress": facts["street"],
    }
