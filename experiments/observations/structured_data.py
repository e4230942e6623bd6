"""A page of data said to search engines: schema.org Dataset, with every file as a distribution."""

from __future__ import annotations

from .exports.downloads import Downloads
from .exports.edition import Edition


def dataset(downloads: Downloads, language: str) -> list[dict]:
    edition = downloads.edition
    experiment = edition.experiment
    files = [*downloads.whole]
    files += [each for one in downloads.tables for each in one.downloads]
    files += [each for one in downloads.records for each in one.downloads]
    return [
        {
            "@type": "Dataset",
            "@id": edition.address("data"),
            "name": edition.title,
            "description": experiment.question.in_language(language).text,
            "url": edition.address("data"),
            "version": edition.version,
            "dateModified": edition.published_on.isoformat(),
            "license": edition.licence_url,
            "isAccessibleForFree": True,
            "keywords": [experiment.topic, "living lab", "citizen science"],
            "creator": _organisation(edition.author),
            "publisher": _organisation(edition.publisher),
            "variableMeasured": _variables(downloads),
            "spatialCoverage": experiment.place.in_language(language).text,
            **_times(edition),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": each.file_name,
                    "contentUrl": edition.address("download", each.name, each.kind),
                    "encodingFormat": each.content_type.partition(";")[0],
                }
                for each in files
            ],
        }
    ]


def _organisation(name: str) -> dict:
    return {"@type": "Organization", "name": name}


def _variables(downloads: Downloads) -> list[dict]:
    return [
        {
            "@type": "PropertyValue",
            "name": field.label.in_language("en").text,
            **({"unitText": field.unit} if field.unit else {}),
        }
        for form in downloads.edition.protocol.forms
        for field in form.fields
    ]


def _times(edition: Edition) -> dict:
    experiment = edition.experiment
    if not experiment.starts_on:
        return {}
    end = experiment.ends_on.isoformat() if experiment.ends_on else ".."
    return {"temporalCoverage": f"{experiment.starts_on.isoformat()}/{end}"}
