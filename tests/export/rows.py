"""Rows that nobody has seen, as typed cells and as the CSV file that predict reads."""

import csv
import datetime
import json
import random
import subprocess
from decimal import Decimal

HOSTILE = ["", " ", "  \t", "never seen", "'; DROP TABLE data; --", "\"", "\\", "\n", "a\nb", "*/", "]]", "=1+1", "\u202e",
           "NaN", "inf", "1e400", "0x10", "1.0", "01", " 1", "1 ", "+1", "1.", "-0", "2.000", "1e0", "yes ", "\u00a0YES\u00a0", "ye\u017f",
           "TRUE", "Y", "N/A", "NA ", " NULL\t", "null", "?", "Basic", "plus ", "PLUS", "é", "名前", "\U0001F600", "${1}", "%s"]


class Columns:
    """The columns of a model, how their cells are written, and how rows of them can be made up."""

    def __init__(self, model):
        document = json.loads(model.read_text(encoding="utf-8"))
        used = {term["column"] for term in document["terms"]}
        derived = document.get("inputs")
        of_file = derived or [column for column in document["columns"] if column["name"] in used]
        self.columns = list(of_file)
        if document["offset"]:
            self.columns.append({"name": document["offset"], "type": "numeric", "min": -1, "max": 1})
        self.names = [column["name"] for column in self.columns]
        self.formats = {each["column"]: each for each in document["reading"].get("columns", [])}
        self.decimal = document["reading"]["decimal"]
        self.target = document["target"]

    def is_number(self, i):
        return self.columns[i]["type"] == "numeric"

    def cell(self, i, value):
        """What the file says."""
        if value is None:
            return ""
        if not self.is_number(i):
            return value
        form = self.formats.get(self.names[i])
        if form and form["date"]:
            return (datetime.date(1970, 1, 1) + datetime.timedelta(days=value)).isoformat()
        if form and form["unit"] == "%":
            return f"{Decimal(repr(value)) * 100:f}%"
        text = repr(value).replace(".", (form or {}).get("decimal", self.decimal))
        return "$" + text if form and form["unit"] == "$" else text

    def number(self, i, source):
        column = self.columns[i]
        form = self.formats.get(self.names[i])
        low, high = column.get("min") or 0, column.get("max") or 0
        width = high - low or 1
        if form and form["date"]:
            return float(source.randint(int(low - width), int(high + width)))
        kind = source.random()
        if kind < 0.06 and not (form and form["unit"] == "%"):
            return source.choice([0.0, 1e300, -1e300, 1e-300, 1e9, -1e9, -1.0, 1e20, 1.7976931348623157e308])
        if kind < 0.35:
            return float(round(source.uniform(low, high)))
        value = source.uniform(low - width, high + width) if kind < 0.6 else source.uniform(low, high)
        return float(repr(round(value, 4)))

    def row(self, source):
        row = []
        for i, column in enumerate(self.columns):
            if source.random() < 0.04:
                row.append(None)
            elif self.is_number(i):
                row.append(self.number(i, source))
            elif source.random() < 0.2:
                row.append(source.choice(HOSTILE))
            else:
                text = source.choice(column["levels"] + (column.get("joined") or []))
                kind = source.random()
                row.append(text.swapcase() if kind < 0.05 else text + " " if kind < 0.08 else text + ".0" if kind < 0.1 else text)
        return row

    def rows(self, count, seed):
        source = random.Random(seed)
        return [self.row(source) for _ in range(count)]

    def predicted(self, logreg, model, rows, path, *options):
        """(probability or None, label or None) of each row by logreg predict."""
        with open(path, "w", newline="", encoding="utf-8") as out:
            table = csv.writer(out, quoting=csv.QUOTE_ALL)
            table.writerow(self.names)
            table.writerows([[self.cell(i, value) for i, value in enumerate(row)] for row in rows])
        done = subprocess.run([logreg, "predict", model, path, "--only", "-q", "-d", ",", "--header", *options], capture_output=True,
                              timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"predict {path}: {done.stderr.decode()}")
        answers = list(csv.reader(done.stdout.decode("utf-8").splitlines(keepends=True)))[1:]
        point = (lambda text: text.replace(",", ".")) if self.decimal == "," else str
        return [(float(point(p)), label) if p else (None, None) for p, label in answers]
