"""Is the chain of a place whole, and does its balance close? Needs Python 3.8 and nothing else.

    python3 verify-custody.py first.jsonl [second.jsonl ...]

The first line says what the file is; each further line is one event that moved grams of the
place, canonical JSON. Its digest is the SHA-256 of the digest before it and of the line inside.
Events of the place itself follow one another without a gap; those of other places, which moved
grams of this one, prove themselves. Every event moves as much away as it brings; all of them
together give the balance of the place, which the last file states.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

FORMAT = "innovation-park-custody/1"
NAMES = {
    "in": ("received", 1),
    "out": ("sent", -1),
    "lost": ("lost", -1),
    "found": ("found", 1),
    "shift": ("shifted", 1),
}


class Damaged(ValueError):
    pass


def require(is_so, line, sentence):
    if not is_so:
        raise Damaged(f"Line {line}: {sentence}")


def canonical(value):
    words = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return words.encode()


def read(line, written):
    try:
        found = json.loads(written)
        is_line = canonical(found) + b"\n" == written
    except ValueError:
        is_line = False
    require(is_line, line, "This is not a line as the park writes it.")
    return found


def prove(line, told):
    inside = hashlib.sha256(told["previous"].encode() + canonical(told["line"]))
    require(inside.hexdigest() == told["digest"], line, "This event was changed.")
    grams = sum(moved[3] for moved in told["line"]["moved"])
    require(grams == 0, line, f"{grams} g come from nowhere.")


def verified(files):
    """From files, each a list of lines of bytes: the last header, and the balance that the events give."""
    seq, digest, header, sums = 0, "", {}, Counter()
    for lines in files:
        header = read(1, lines[0])
        require(header.get("format") == FORMAT, 1, "This is no chain of custody.")
        for number, written in enumerate(lines[1:], start=2):
            told = read(number, written)
            prove(number, told)
            if told["place"] == header["place"]:
                follows = (told["line"]["seq"], told["previous"]) == (seq + 1, digest)
                require(follows, number, "It does not follow the event before.")
                seq, digest = told["line"]["seq"], told["digest"]
            for place, _lot, side, grams in told["line"]["moved"]:
                if place == header["place"] and side:
                    name, sign = NAMES[side]
                    sums[name] += sign * grams
    require(header["is_last"], 1, "This is not the last file of the chain.")
    require((seq, digest) == (header["seq"], header["head"]), 1, "An end is lost.")
    for name, _sign in NAMES.values():
        told = f"The events give {sums[name]} g {name}, not {header['balance'][name]}."
        require(sums[name] == header["balance"][name], 1, told)
    return header, sums


if __name__ == "__main__":
    try:
        paths = map(Path, sys.argv[1:])
        last, found = verified(
            [x.read_bytes().splitlines(keepends=True) for x in paths]
        )
    except Damaged as damage:
        sys.exit(str(damage))
    came = found["received"] + found["found"] + found["shifted"]
    stock = came - found["sent"] - found["lost"]
    sums = ", ".join(f"{name} {found[name]} g" for name, _sign in NAMES.values())
    sys.stdout.write(f"Whole: {last['seq']} events of {last['place']}; {sums}.\n")
    sys.stdout.write(f"In = stock + out + loss, stock {stock} g.\n")
