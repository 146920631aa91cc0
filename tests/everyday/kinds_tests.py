"""Further tables of the kinds that people have: each is read as it is meant, or says what is wrong and how it is cured."""

import json
import math
import random

from cures_tests import offers, with_options
from everyday import DEVIATION, EverydayTest

ROWS = 240
HEADER = ["amount", "age", "region", "bought"]


def made_rows():
    generator = random.Random(11)
    rows = []
    for _ in range(ROWS):
        amount = round(math.exp(generator.gauss(7, 1.2)), 2)
        age = generator.randint(18, 80)
        z = 0.8 * (math.log(amount) - 7) + 0.03 * (age - 50)
        rows.append([amount, age, generator.choice(["north", "south", "west"]),
                     int(generator.random() < 1 / (1 + math.exp(-z)))])
    return rows


TABLE = made_rows()


def grouped(value, separator, point, digits=2, lakh=False):
    """With a separator between thousands, and the character before the decimals."""
    whole, _, decimals = f"{value:.{digits}f}".partition(".")
    parts, size = [], 3
    while whole:
        parts.insert(0, whole[-size:])
        whole = whole[:-size]
        size = 2 if lakh else 3
    return separator.join(parts) + (point + decimals if decimals else "")


class KindsTest(EverydayTest):
    def write(self, header, rows, delimiter=",", end="\n", before="", behind="", encoding="utf-8"):
        def quoted(cell):
            text = str(cell)
            special = any(c in text for c in (delimiter, '"', "\n"))
            return '"' + text.replace('"', '""') + '"' if special else text
        lines = [delimiter.join(map(quoted, row)) + end for row in [header, *rows]]
        path = self.folder / "data.csv"
        path.write_bytes((before + "".join(lines) + behind).encode(encoding))
        return path

    def with_column(self, name, cell, **how):
        """The table with cell(row) in the place of the amount."""
        return self.write([name, *HEADER[1:]], [[cell(row), *row[1:]] for row in TABLE], **how)

    def fit(self, path, *arguments, target="bought"):
        result = self.logreg("train", path, "-t", target, "-o", self.model, "--json", *arguments)
        return result

    def estimates(self, result):
        self.assertEqual(result.returncode, 0, result.stderr)
        return {term["term"]: term["estimate"] for term in json.loads(result.stdout)["coefficients"]}

    def assert_same(self, found, wanted, factor=1):
        """The coefficients are those of the plain table, whose amounts are `factor` times those."""
        self.assertEqual(found.keys(), wanted.keys())
        for term, value in wanted.items():
            expected = value * factor if term == "amount" else value
            self.assertAlmostEqual(found[term], expected, delta=DEVIATION * abs(expected), msg=term)

    def plain(self):
        return self.estimates(self.fit(self.write(HEADER, TABLE)))

    def followed(self, path, code=3):
        """The fit with the first command that the error offers."""
        refused = self.fit(path)
        self.assertEqual(refused.returncode, code, refused.stderr)
        meant, _ = offers(refused.stderr)
        self.assertTrue(meant, refused.stderr)
        command = with_options(["train", path, "-t", "bought", "-o", self.model, "--json"], meant[0])
        return self.logreg(*command)


class Dress(KindsTest):
    def test_numbers_in_every_dress_are_read_by_the_command_that_the_error_offers(self):
        wanted = self.plain()
        dresses = [
            ("swiss", lambda x: grouped(x, "'", "."), ",", 1),
            ("swiss, typographic", lambda x: grouped(x, "\u2019", "."), ",", 1),
            ("no-break space", lambda x: grouped(x, "\u00a0", ","), ";", 1),
            ("narrow no-break space, euro", lambda x: grouped(x, "\u202f", ",") + " \u20ac", ";", 1),
            ("lakh", lambda x: grouped(100 * x, ",", ".", lakh=True), ",", 100),
            ("lakh, whole", lambda x: grouped(100 * x, ",", ".", 0, lakh=True), ",", 100),
            ("rupees", lambda x: "\u20b9 " + grouped(100 * x, ",", ".", lakh=True), ",", 100),
            ("euro behind", lambda x: grouped(x, ".", ",") + " EUR", ";", 1),
            ("dollars by code", lambda x: "USD " + grouped(x, ",", "."), ",", 1),
            ("pounds", lambda x: "\u00a3" + grouped(x, ",", "."), ",", 1),
            ("reais", lambda x: "R$ " + grouped(x, ".", ","), ";", 1),
            ("yen", lambda x: "\u00a5" + grouped(100 * x, ",", ".", 0), ",", 100),
            ("percent behind a blank", lambda x: f"{100 * x:.0f} %", ",", 1),
            ("percent, decimal comma", lambda x: f"{100 * x:.1f}".replace(".", ",") + " %", ";", 1),
            ("unit", lambda x: f"{x:.2f} kg", ",", 1),
            ("unit without blank", lambda x: f"{x:.2f}kg", ",", 1),
            ("decimal comma", lambda x: f"{x:.2f}".replace(".", ","), ";", 1),
            ("decimal comma, tabs", lambda x: f"{x:.2f}".replace(".", ","), "\t", 1),
        ]
        for name, dress, delimiter, factor in dresses:
            with self.subTest(name):
                path = self.with_column("amount", lambda row: dress(row[0]), delimiter=delimiter)
                self.assert_same(self.estimates(self.followed(path)), wanted, 1 / factor)

    def test_negative_amounts_in_parentheses_and_behind_signs(self):
        below = [[row[0] - 1000, *row[1:]] for row in TABLE]
        wanted = self.estimates(self.fit(self.write(HEADER, below)))
        def cells(dress):
            return [[dress(row[0]), *row[1:]] for row in below]
        for name, dress in [
                ("minus before the sign", lambda x: ("-" if x < 0 else "") + "$" + grouped(abs(x), ",", ".")),
                ("parentheses", lambda x: f"(${grouped(-x, ',', '.')})" if x < 0 else "$" + grouped(x, ",", ".")),
                ("trailing minus", lambda x: f"{abs(x):.2f}" + ("-" if x < 0 else ""))]:
            with self.subTest(name):
                self.assert_same(self.estimates(self.followed(self.write(HEADER, cells(dress)))), wanted)

    def test_a_mark_before_some_numbers_is_no_number(self):
        path = self.with_column("x", lambda row: ("~" if row[1] % 12 == 0 else "") + f"{row[0]:.2f}")
        refused = self.fit(path)
        self.assert_refused(refused, 3, "is not a number", "Mend the cells")
        self.assertEqual(offers(refused.stderr)[0], [])


class Moments(KindsTest):
    def test_dates_and_times_are_noted_with_the_format_that_reads_them(self):
        months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
        def day(row):
            return row[1] % 28 + 1, row[1] % 12, 2000 + int(row[0]) % 25
        for name, cell in [
                ("dd.mm.yy", lambda d, m, y: f"{d:02d}.{m + 1:02d}.{y - 2000:02d}"),
                ("dd-Mon-yyyy", lambda d, m, y: f"{d:02d}-{months[m]}-{y}"),
                ("Mon d, yyyy", lambda d, m, y: f"{months[m]} {d}, {y}"),
                ("yyyy/mm/dd", lambda d, m, y: f"{y}/{m + 1:02d}/{d:02d}"),
                ("m/d/yyyy h:mm PM", lambda d, m, y: f"{m + 1}/{d}/{y} {m + 1}:30 {'AM' if d % 2 else 'PM'}"),
                ("h:mm:ss", lambda d, m, y: f"{m}:{d:02d}:{y - 2000:02d}"),
                ("iso with zone", lambda d, m, y: f"{y}-{m + 1:02d}-{d:02d}T10:{d:02d}:00+02:00")]:
            with self.subTest(name):
                path = self.with_column("when", lambda row: cell(*day(row)))
                found = self.fit(path)
                self.assertNotIn("when", self.estimates(found))
                note = " ".join(found.stderr.split())
                self.assertIn('column "when" holds dates', note)
                option = note.split("is left out: ")[1].split(" makes them days")[0]
                meant, _ = offers(f"logreg: x. Try {option}")
                self.assertIn("when", self.estimates(self.fit(path, *meant[0])))


class Labels(KindsTest):
    def labelled(self, yes, no):
        generator = random.Random(5)
        rows = [[*row[:3], generator.choice(yes if row[3] else no)] for row in TABLE]
        return self.write(HEADER, rows)

    def test_yes_of_other_languages_is_the_positive_class(self):
        wanted = self.plain()
        for yes, no in [("oui", "non"), ("ja", "nein"), ("ja", "nej"), ("sim", "n\u00e3o"), ("s\u00ed", "no"),
                        ("WAHR", "FALSCH"), ("VRAI", "FAUX"), ("Ja", "Nein"), ("\u0434\u0430", "\u043d\u0435\u0442"),
                        ("evet", "hay\u0131r"), ("igen", "nem"), ("2", "1"), ("1.0", "0")]:
            with self.subTest(yes):
                self.assert_same(self.estimates(self.fit(self.labelled([yes], [no]))), wanted)

    def test_spellings_of_two_labels_count_as_one_each(self):
        wanted = self.plain()
        for yes, no in [(["oui", "Oui", "OUI"], ["non", "Non"]), (["1", "1.0"], ["0", "0.0"]),
                        (["Yes", "YES "], ["no", " No"]), (["Ja", "JA"], ["Nein", "nein"])]:
            with self.subTest(yes=yes):
                self.assert_same(self.estimates(self.fit(self.labelled(yes, no))), wanted)

    def test_labels_that_mean_yes_and_no_in_several_words_are_put_together_by_the_cure(self):
        wanted = self.plain()
        for yes, no in [(["TRUE", "True", "1"], ["FALSE", "0"]), (["yes", "y", "Y"], ["no", "n"]),
                        (["1", "yes"], ["0", "no"])]:
            with self.subTest(yes=yes):
                self.assert_same(self.estimates(self.followed(self.labelled(yes, no))), wanted)

    def test_a_label_that_says_there_is_none_is_missing_by_the_cure(self):
        for text in ("n/a", "-", "unknown", "#N/A"):
            with self.subTest(text):
                rows = [[*row[:3], text if row[1] % 10 == 0 else row[3]] for row in TABLE]
                left = [row for row in TABLE if row[1] % 10 != 0]
                wanted = self.estimates(self.fit(self.write(HEADER, left)))
                self.assert_same(self.estimates(self.followed(self.write(HEADER, rows))), wanted)

    def test_missing_labels_are_counted(self):
        rows = [[*row[:3], "N/A" if row[1] % 10 == 0 else row[3]] for row in TABLE]
        found = self.fit(self.write(HEADER, rows))
        self.estimates(found)
        self.assert_says(found, "without target")


class Lines(KindsTest):
    def text(self):
        return self.write(HEADER, TABLE).read_text()

    def written(self, text):
        path = self.folder / "data.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def test_tables_that_are_read_as_they_are_meant(self):
        wanted = self.plain()
        text = self.text()
        lines = text.splitlines()
        for name, told in [
                ("mixed line ends", "".join(line + ("\r\n" if i % 3 else "\n") for i, line in enumerate(lines))),
                ("byte order mark", "\ufeff" + text),
                ("empty rows at the end", text + ",,,\n,,,\n"),
                ("blank lines at the end", text + "\n\n   \n"),
                ("empty columns", "\n".join(f"{line},," for line in lines) + "\n"),
                ("blanks in the header", text.replace("amount,age,region,bought", " amount , age ,region , bought")),
                ("quotes everywhere", "\n".join('"' + line.replace(",", '","') + '"' for line in lines) + "\n"),
                ("totals without a label", text + "99999,8888,,\n")]:
            with self.subTest(name):
                self.assert_same(self.estimates(self.fit(self.written(told))), wanted)

    def test_lines_that_are_no_rows_are_left_out_by_the_cure(self):
        wanted = self.plain()
        text = self.text()
        header, rows = text.split("\n", 1)
        for name, told, code in [
                ("titles over several columns", f"Customer,,,Outcome\n{text}", 2),
                ("a title over some columns", f",Customer,,\n{text}", 2),
                ("units", f"{header}\nEUR,years,,0/1\n{rows}", 3),
                ("units in brackets", f"{header}\n[EUR],[a],[-],[-]\n{rows}", 3),
                ("types", f"{header}\nfloat,int,str,bool\n{rows}", 3),
                ("descriptions", f"{header}\nAmount spent,Age in years,Region of residence,Did buy\n{rows}", 3),
                ("a note in the first cell", text + "Note: amounts in EUR,,,\n", 3),
                ("totals in the first cell", text + "Total,8888,,\n", 3)]:
            with self.subTest(name):
                self.assert_same(self.estimates(self.followed(self.written(told), code)), wanted)

    def test_what_has_to_be_mended_is_named_with_its_line(self):
        text = self.text()
        lines = text.splitlines()
        last = len(lines) + 1
        for name, told, line, words in [
                ("totals with a label", text + "99999,8888,Total,118\n", last, "holds totals"),
                ("a table of as many columns", text + "\ncity,pop,x,y\nA,1,2,3\nB,2,3,4\n", last + 1, "no row of the table"),
                ("a table of fewer columns", text + "\ncity,pop\nA,1\nB,2\n", last + 1, "no row of the table"),
                ("a footnote", text + "\n* preliminary\n", last + 1, "no row of the table"),
                ("the header again", "\n".join(lines[:80] + [lines[0]] + lines[80:]) + "\n", 81, "the header stands again")]:
            with self.subTest(name):
                refused = self.fit(self.written(told))
                self.assert_refused(refused, 3, f"data.csv:{line}: ", words)
                self.assertNotIn("--positive", refused.stderr)

    def test_other_encodings(self):
        text = self.text()
        refused = self.fit(self.written(text.encode("utf-16")))
        self.assert_refused(refused, 3, "is UTF-16", "iconv -f UTF-16 -t UTF-8")
        told = text.replace("north", "K\u00f6ln").replace("south", "M\u00fcnchen")
        self.estimates(self.fit(self.written(told.encode("latin-1"))))
        scored = self.logreg("evaluate", self.model, self.write(HEADER, [[cell if cell != "south" else "M\u00fcnchen"
                                                                         for cell in row] for row in TABLE]))
        self.assert_says(scored, "known in another encoding")


class Rows(KindsTest):
    def sorted_table(self):
        return sorted(TABLE, key=lambda row: row[3])

    def test_row_counters_are_left_out(self):
        wanted = self.plain()
        for name in ("customer_id", "ID", "Unnamed: 0", "rownum", "index", "X", "obs"):
            with self.subTest(name):
                rows = [[i + 1, *row] for i, row in enumerate(self.sorted_table())]
                found = self.fit(self.write([name, *HEADER], rows))
                self.assert_same(self.estimates(found), wanted)
                self.assert_says(found, "counts the rows")

    def test_other_numbers_that_name_rows_are_told_where_they_decide_the_label(self):
        generator = random.Random(3)
        for name, number in [("customer", lambda i: i + 1001), ("customer_id", lambda i: 10000 + 7 * i + generator.randint(0, 6)),
                             ("KundenNr", lambda i: i + 1)]:
            with self.subTest(name):
                rows = [[number(i), *row] for i, row in enumerate(self.sorted_table())]
                found = self.fit(self.write([name, *HEADER], rows))
                self.assertEqual(found.returncode, 0, found.stderr)
                self.assertRegex(found.stderr, f'"{name}" alone decides the label.*; it (counts the rows|looks like an '
                                               f'identifier).*--ignore {name} leaves it out')

    def test_zeros_in_front_are_seen_wherever_they_stand(self):
        generator = random.Random(9)
        codes = [generator.randint(10000, 99999) for _ in TABLE]
        for place in (5, 130, ROWS - 1):
            with self.subTest(place):
                rows = [[f"{501 if i == place else code:05d}", *row] for i, (code, row) in enumerate(zip(codes, TABLE))]
                found = self.fit(self.write(["zip", *HEADER], rows))
                self.assert_says(found, 'column "zip" has zeros in front, as "00501"')

    def test_levels_that_say_missing_are_noted_once_with_the_cure(self):
        texts = ["yes", "no", "-", "n/a"]
        rows = [[row[0], row[1], texts[(7 * row[1] + i) % 4], row[3]] for i, row in enumerate(TABLE)]
        path = self.write(["amount", "age", "smoker", "bought"], rows)
        found = self.fit(path)
        self.assertEqual(len(self.estimates(found)), 6)
        note = " ".join(found.stderr.split())
        self.assertEqual(note.count('column "smoker"'), 1, note)
        self.assertIn('says "-" and "n/a" in', note)
        self.assertIn("--na smoker=-,smoker=n/a counts them so", note)
        cured = self.fit(path, "--na", "smoker=-,smoker=n/a")
        self.assertEqual(set(self.estimates(cured)), {"(intercept)", "amount", "age", "smoker=yes"})
