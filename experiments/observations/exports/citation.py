"""How to cite an edition: as a sentence, for BibTeX, for reference managers (CSL-JSON), for repositories (CFF)."""

from __future__ import annotations

import json

from .edition import Edition

KINDS = {
    "txt": "text/plain; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json",
    "cff": "application/yaml; charset=utf-8",
}
BRACED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def citation(edition: Edition, kind: str) -> str:
    return {"txt": as_text, "bib": as_bibtex, "json": as_csl, "cff": as_cff}[kind](
        edition
    )


def as_text(edition: Edition) -> str:
    """After the recommendation of DataCite."""
    return (
        f"{edition.author} ({edition.published_on.year}): {edition.title}."
        f" Version {edition.version}. {edition.publisher}. Dataset."
        f" {edition.address('data')}\n"
    )


def as_bibtex(edition: Edition) -> str:
    fields = {
        "title": edition.title,
        "author": edition.author,
        "year": str(edition.published_on.year),
        "publisher": edition.publisher,
        "version": edition.version,
        "note": f"Dataset, {edition.licence_title}",
    }
    lines = [f"  {name} = {{{{{_in_tex(text)}}}}}," for name, text in fields.items()]
    lines.append(f"  url = {{{edition.address('data')}}}")
    return f"@misc{{{edition.name},\n" + "\n".join(lines) + "\n}\n"


def _in_tex(text: str) -> str:
    return "".join(
        BRACED.get(char) or (f"\\{char}" if char in "{}%&$#_" else char)
        for char in " ".join(text.split())
    )


def as_csl(edition: Edition) -> str:
    day = edition.published_on
    item = {
        "id": edition.name,
        "type": "dataset",
        "title": edition.title,
        "author": [{"literal": edition.author}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "publisher": edition.publisher,
        "version": edition.version,
        "license": edition.licence_url,
        "URL": edition.address("data"),
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def as_cff(edition: Edition) -> str:
    """Texts in the quotes of JSON, which are YAML's as well."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    licence = (
        f"license-url: {quoted(edition.licence_url)}"
        if edition.licence.startswith("KOGL")  # not in the list of SPDX
        else f"license: {edition.licence}"
    )
    return "\n".join(
        [
            "cff-version: 1.2.0",
            'message: "Please cite these data as follows."',
            "type: dataset",
            f"title: {quoted(edition.title)}",
            "authors:",
            f"  - name: {quoted(edition.author)}",
            f"version: {quoted(edition.version)}",
            f"date-released: {quoted(edition.published_on.isoformat())}",
            licence,
            f"url: {quoted(edition.address('data'))}",
            "",
        ]
    )
