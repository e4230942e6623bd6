"""What is taken away can be checked by anybody, on a Python that has nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from experiments.batteries.custody import exports, verifying
from experiments.batteries.custody.actions import correct
from experiments.batteries.custody.actions.places import box_of
from experiments.batteries.custody.balance import balance_of
from experiments.batteries.custody.exports import chain_lines, epcis_file, piece_of
from experiments.batteries.custody.verifying import Damaged, verified
from experiments.batteries.custody.vocabulary import faults_of
from innovation_park.lib.chained_lines import canonical
from tests.factories.custody import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    way = Way()
    way.receive(400)
    wrong = way.empty(40)
    correct(wrong, None, "typed 40 for 400")
    way.lot = way.lot_at_recycler(1_000)
    way.arrive(way.lot, 970)
    way.certify(way.lot, zinc=300)
    return way


def file_of(node, after=0):
    return list(chain_lines(node, piece_of(node, after)))


def test_the_chain_of_every_place_is_whole_and_gives_its_balance(way):
    for node in (box_of(way.point), way.van, way.hub, way.recycler):
        header, sums = verified([file_of(node)])
        balance = balance_of(node)
        assert (sums["received"], sums["sent"]) == (balance.received, balance.sent)
        assert header["place"] == node.code


def test_a_long_chain_comes_in_pieces(way, monkeypatch):
    monkeypatch.setattr(exports, "PER_FILE", 3)
    files, after = [], 0
    while after is not None:
        piece = piece_of(way.hub, after)
        files.append(list(chain_lines(way.hub, piece)))
        after = piece.next
    assert len(files) > 1
    verified(files)
    with pytest.raises(Damaged):
        verified(files[:-1])
    with pytest.raises(Damaged):
        verified(files[1:])


def changed(written: bytes, **line) -> bytes:
    told = json.loads(written)
    told["line"] |= line
    return canonical(told) + b"\n"


def test_what_was_changed_lost_or_moved_is_found(way):
    lines = file_of(way.hub)
    verified([lines])
    nought = {**json.loads(lines[0])["balance"], "received": 1}
    header = canonical({**json.loads(lines[0]), "balance": nought}) + b"\n"
    for damaged, sentence in (
        ([lines[0], changed(lines[1], moved=[]), *lines[2:]], "changed"),
        ([lines[0], *lines[2:]], "g received, not"),
        ([*lines[:2], *lines[3:]], "follow"),
        ([*lines[:2], lines[3], lines[2], *lines[4:]], "follow"),
        (lines[:-1], "end is lost"),
        ([header, *lines[1:]], "not 1"),
        ([lines[0], b"{ }\n"], "not a line"),
    ):
        with pytest.raises(Damaged, match=sentence):
            verified([damaged])


def test_the_script_stands_alone(way, tmp_path):
    script = tmp_path / "verify-custody.py"
    script.write_bytes(Path(verifying.__file__).read_bytes())
    chain = tmp_path / "hub.jsonl"
    chain.write_bytes(b"".join(file_of(way.hub)))
    run = [sys.executable, "-I", str(script), str(chain)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=20)
    assert done.stdout.startswith("Whole: ")
    assert len(script.read_text().splitlines()) <= 100
    chain.write_bytes(chain.read_bytes().replace(b'"quantity":1000', b'"quantity":1'))
    done = subprocess.run(run, capture_output=True, text=True, timeout=20)
    assert done.returncode == 1
    assert done.stderr.endswith(": This event was changed.\n")


def test_the_document_of_a_lot_holds_its_events(way):
    document = epcis_file(piece_of(way.lot))
    events = document["epcisBody"]["eventList"]
    steps = [event["bizStep"] for event in events]
    assert steps == [
        "creating_class_instance",
        "packing",
        "shipping",
        "stock_taking",
        "receiving",
        "destroying",
    ]
    assert [fault for event in events for fault in faults_of(event)] == []
