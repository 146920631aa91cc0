"""The tables that the benchmark measures with: shapes, their files, their terms."""

import subprocess
from pathlib import Path
from typing import NamedTuple


class Shape(NamedTuple):
    name: str
    rows: int
    numbers: int
    texts: int = 0

    def scaled(self, factor):
        """Fewer rows, but so many that all coefficients are still finite."""
        enough = 20 * len(self.features())
        return self._replace(rows=min(self.rows, max(round(self.rows * factor), enough)))

    def levels(self, text):
        """How many levels a text column has; make_table counts the same."""
        return 4 + 36 * text // (self.texts + 1)

    def features(self):
        """The 0/1 columns of all levels count as features; the order is that of the LIBSVM format."""
        numbers = [f"x{j + 1}" for j in range(self.numbers)]
        return numbers + [f"c{c + 1}=level_{level}" for c in range(self.texts) for level in range(self.levels(c))]

    def terms(self):
        """How many coefficients a model has: a constant, and no 0/1 column for a baseline."""
        return 1 + self.numbers + sum(self.levels(c) - 1 for c in range(self.texts))

    def __str__(self):
        texts = f" + {self.texts} text columns" if self.texts else ""
        return f"{self.rows:,} rows x {self.numbers} numbers{texts}"


SHAPES = {shape.name: shape for shape in (
    Shape("numbers", 1_000_000, 28),
    Shape("texts", 200_000, 10, 20),
    Shape("wide", 100_000, 500),
    Shape("long", 5_000_000, 8),
    Shape("tiny", 100, 4),
)}


class Tables:
    """Makes the files that are asked for, once, in a folder."""

    def __init__(self, make_table, folder):
        self.make_table = make_table
        self.folder = Path(folder)

    def csv(self, shape):
        return self._made(shape, "csv")

    def libsvm(self, shape):
        return self._made(shape, "libsvm", "--libsvm")

    def _made(self, shape, kind, *options):
        path = self.folder / f"{shape.name}_{shape.rows}.{kind}"
        if not path.exists():
            unfinished = path.with_suffix(".unfinished")
            with unfinished.open("wb") as file:
                numbers = map(str, (shape.rows, shape.numbers, shape.texts))
                subprocess.run([self.make_table, *options, *numbers], stdout=file, check=True)
            unfinished.rename(path)
        return path
