"""The pairing of rows and columns with the greatest total weight, one to one.

Shortest augmenting paths with dual prices, after D. F. Crouse, "On implementing 2D rectangular
assignment algorithms", IEEE Transactions on Aerospace and Electronic Systems 52 (2016). Of several
best pairings it takes the one that ``scipy.optimize.linear_sum_assignment`` takes, so that figures
agree to the digit with scorers built on that; a core dependency of 35 MB for it is not worth it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

Matrix = Sequence[Sequence[float]]


def best_pairs(weights: Matrix) -> list[tuple[int, int]]:
    """Pairs (row, column) with the greatest total weight; as many as the shorter side has.

    Args:
        weights: a full rectangle of finite numbers.

    >>> best_pairs([[3.0, 5.0], [4.0, 7.0]])
    [(0, 0), (1, 1)]
    """
    if not weights or not weights[0]:
        return []
    costs = [[-weight for weight in row] for row in weights]
    if len(costs) <= len(costs[0]):
        return list(enumerate(_columns_of_rows(costs)))
    turned = [list(column) for column in zip(*costs, strict=True)]
    return sorted((row, column) for column, row in enumerate(_columns_of_rows(turned)))


def _columns_of_rows(costs: Matrix) -> list[int]:
    """The column of each row in the cheapest assignment; there are no fewer columns than rows."""
    rows, columns = len(costs), len(costs[0])
    row_price, column_price = [0.0] * rows, [0.0] * columns
    column_of, row_of = [-1] * rows, [-1] * columns
    for start in range(rows):
        length, back, seen_rows, seen_columns, end, reached = _shortest_path(
            costs, start, row_price, column_price, row_of
        )
        row_price[start] += length
        for row in seen_rows:
            if row != start:
                row_price[row] += length - reached[column_of[row]]
        for column in seen_columns:
            column_price[column] -= length - reached[column]
        _turn(end, start, back, column_of, row_of)
    return column_of


def _shortest_path(
    costs: Matrix,
    start: int,
    row_price: list[float],
    column_price: list[float],
    row_of: list[int],
) -> tuple[float, list[int], list[int], list[int], int, list[float]]:
    """The cheapest alternating path from a free row to a free column.

    Returns its length, the row before each column, the rows and columns reached, the free column,
    and the length to each column.
    """
    columns = len(costs[0])
    reached, back = [inf] * columns, [-1] * columns
    open_columns = list(range(columns - 1, -1, -1))  # equal costs then give the identity
    seen_rows: list[int] = []
    seen_columns: list[int] = []
    length, row = 0.0, start
    while True:
        seen_rows.append(row)
        nearest, lowest = -1, inf
        for index, column in enumerate(open_columns):
            way = length + costs[row][column] - row_price[row] - column_price[column]
            if way < reached[column]:
                reached[column], back[column] = way, row
            tie = reached[column] == lowest and row_of[column] == -1
            if reached[column] < lowest or tie:
                nearest, lowest = index, reached[column]
        length, column = lowest, open_columns[nearest]
        seen_columns.append(column)
        open_columns[nearest] = open_columns[-1]
        open_columns.pop()
        if row_of[column] == -1:
            return length, back, seen_rows, seen_columns, column, reached
        row = row_of[column]


def _turn(end: int, start: int, back: list[int], column_of: list[int], row_of: list[int]) -> None:
    """Give each row on the path the column that it was reached from."""
    column = end
    while True:
        row = back[column]
        row_of[column] = row
        column, column_of[row] = column_of[row], column
        if row == start:
            return
