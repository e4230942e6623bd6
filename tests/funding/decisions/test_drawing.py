import hashlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funding.decisions.drawing import (
    commitment_of,
    is_promised,
    new_seed,
    order_of,
    recipe_for,
)

CODES = [f"DF-26-{number:04}" for number in range(1, 8)]


def test_a_stranger_gets_the_same_order_with_the_lines_of_the_page():
    seed = new_seed()
    recipe = recipe_for(seed=seed, commitment=commitment_of(seed), codes=CODES)

    told = subprocess.run(
        [sys.executable, "-I", "-c", recipe], capture_output=True, text=True, check=True
    ).stdout

    assert [line.split()[1] for line in told.splitlines()] == order_of(seed, CODES)
    assert len(recipe.splitlines()) <= 25


def test_another_seed_than_was_promised_is_found_out():
    seed, other = new_seed(), new_seed()
    recipe = recipe_for(seed=other, commitment=commitment_of(seed), codes=CODES)

    run = subprocess.run([sys.executable, "-I", "-c", recipe], capture_output=True)

    assert (is_promised(seed, commitment_of(seed)), run.returncode) == (True, 1)
    assert not is_promised(other, commitment_of(seed))


def test_a_known_draw_stays_as_it_is():
    lots = [hashlib.sha256(f"ginkgo:{code}".encode()).hexdigest() for code in CODES]

    expected = [code for _lot, code in sorted(zip(lots, CODES, strict=True))]

    assert order_of("ginkgo", CODES) == expected


@given(st.permutations(CODES))
def test_neither_their_order_nor_their_number_of_mentions_matters(codes):
    assert order_of("seed", codes + codes[:3]) == order_of("seed", CODES)


@given(st.sampled_from(CODES))
def test_who_is_not_there_moves_nobody(absent):
    left = [code for code in order_of("seed", CODES) if code != absent]

    assert order_of("seed", [code for code in CODES if code != absent]) == left


def test_everybody_is_first_about_as_often():
    firsts = [order_of(f"seed {number}", CODES)[0] for number in range(2100)]

    assert all(230 <= firsts.count(code) <= 370 for code in CODES)


@pytest.mark.parametrize("code", ['x""" + "', "a b;", "코드", ""])
def test_a_code_that_could_be_a_command_is_refused(code):
    with pytest.raises(ValueError, match="letters, digits and hyphens"):
        recipe_for(seed="s", commitment="c", codes=[code])
