"""Just enough linear algebra for a panel: symmetric systems, one row and column per reviewer."""

from __future__ import annotations

from math import log, sqrt
from operator import mul

Matrix = list[list[float]]
Vector = list[float]


def dot(left: Vector, right: Vector) -> float:
    return sum(map(mul, left, right))


def factor(matrix: Matrix) -> Matrix:
    """Cholesky: the rows of L with ``L L' = matrix``, which must be positive definite."""
    rows: Matrix = []
    for at, wanted in enumerate(matrix):
        row: Vector = []
        for other in rows:
            row.append((wanted[len(row)] - dot(row, other)) / other[-1])
        row.append(sqrt(wanted[at] - dot(row, row)))
        rows.append(row)
    return rows


def solve(rows: Matrix, right: Vector) -> Vector:
    """``x`` with ``L L' x = right``."""
    half: Vector = []
    for row, wanted in zip(rows, right, strict=True):
        half.append((wanted - dot(row, half)) / row[-1])
    for at in range(len(rows) - 1, -1, -1):
        half[at] /= rows[at][at]
        for before in range(at):
            half[before] -= rows[at][before] * half[at]
    return half


def invert(rows: Matrix) -> Matrix:
    """The inverse of ``L L'``, column by column."""
    size = len(rows)
    return [
        solve(rows, [float(at == place) for at in range(size)]) for place in range(size)
    ]


def log_determinant(rows: Matrix) -> float:
    return 2 * sum(log(row[-1]) for row in rows)
