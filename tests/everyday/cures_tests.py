"""A command that a message offers has been tried: followed to the letter, it reads the table as it is meant."""

import csv
import gzip
import itertools
import json
import os
import re
import subprocess

import everyday
from everyday import EverydayTest, table

TARGETS = {
    "bought": ["thousands_few", "thousands_mixed", "thousands_eu", "thousands_apos_ch", "thousands_nbsp_fr",
               "currency_400", "percent_400", "accounting", "unit_kg", "trailing_minus_sap", "unicode_minus",
               "na_dash_age", "na_n_a_lower", "na_backslashN", "na_excel_errors_15", "censored_15", "bool_mixed_case",
               "label_mixed_case", "label_trailing_space", "id_snowflake", "sep_line_semicolon", "title_line",
               "hash_comment", "units_row", "header_repeated", "trailing_rows_only", "write_table_rownames", "date_iso",
               "date_de", "time_hhmm", "quote_backslash", "enc_levels_utf8", "enc_levels_latin1", "blank_before_quote",
               "apostrophes_as_quotes", "semicolons_in_quoted_header", "broken_quote_in_header", "one_broken_quote",
               "decimal_comma_quoted", "one_no_break_space"],
    "y": ["sorted_unnamed0", "intercept_se_7dec", "p_gt_n"],
    "sold": ["two_tables_blank_line", "lost_separator_before_quoted_cell"],
    "survived": ["cat_int_train"], "died": ["yn_blank_means_no"], "cured": ["separated_baseline"],
    "vote": ["survey_int_weights"], "label": ["scores_inverted"],
}


def split_ways(text):
    """The ways out that stand in a sentence with "or" between them, outside quotes and parentheses."""
    ways, way, depth, quote = [], "", 0, ""
    for word in re.split(r"( or )", text):
        if word == " or " and depth == 0 and not quote:
            ways.append(way)
            way = ""
            continue
        way += word
        for c in word:
            if quote:
                quote = "" if c == quote else quote
            elif c == "'":
                quote = c
            elif c in "()":
                depth += 1 if c == "(" else -1
    return [*ways, way]


def typed(words):
    """The arguments that a shell makes of these words."""
    printed = subprocess.run(["bash", "-c", f"printf '%s\\0' {words}"], capture_output=True, check=True).stdout
    return [os.fsdecode(argument) for argument in printed.split(b"\0")[:-1]]


def options_in(sentence):
    """The options of each way that is one, as arguments."""
    found = []
    for way in split_ways(sentence):
        if not way.startswith("--"):
            continue
        bare = re.sub(r"( \([^()]*\))+$", "", way.rstrip("."))
        found.append(typed(bare))
    return found


def offers(stderr):
    """The commands that an error offers, and those that it says mean another model."""
    error = stderr.rstrip("\n").rsplit("\nlogreg: ", 1)[-1]
    meant, _, others = error.partition(". Another model: ")
    tried = meant.rpartition(". Try ")[2] if ". Try " in meant else ""
    return options_in(tried), options_in(others)


# Options that may be given again add to what they say.
REPEATED = {"--na", "--decimal"}


def with_options(arguments, options):
    """The arguments with these options, in place of those of the same name."""
    result = [*map(str, arguments)]
    names = [option for option in options if option.startswith("--")]
    for name in names:
        if name in result and name not in REPEATED:
            at = result.index(name)
            end = at + 1
            while end < len(result) and not result[end].startswith("--"):
                end += 1
            del result[at:end]
    return result + options


class Parsed(EverydayTest):
    def test_commands_are_found_in_a_sentence(self):
        self.assertEqual(offers("logreg: a. Try --decimal , --na 'a or b,c' or --no-quote (if so) or mend the line. "
                                "Another model: --ignore x (without that column)"),
                         ([["--decimal", ",", "--na", "a or b,c"], ["--no-quote"]], [["--ignore", "x"]]))
        self.assertEqual(offers("logreg: a. Mend the line"), ([], []))
        self.assertEqual(offers("logreg: a\nlogreg: it's b. Try --skip-lines 2 (tried on the first 7 rows)\n"),
                         ([["--skip-lines", "2"]], []))
        self.assertEqual(with_options(["train", "a", "--ignore", "x"], ["--ignore", "x,y"]),
                         ["train", "a", "--ignore", "x,y"])


class Offered(EverydayTest):
    def coefficients(self, name):
        expected = json.loads(table("expected.json").read_text()).get(name)
        return expected and expected["coefficients"]

    def same(self, stdout, coefficients):
        terms = {term["term"]: term["estimate"] for term in json.loads(stdout)["coefficients"]}
        return all(term in terms and abs(terms[term] - values["estimate"])
                   <= everyday.DEVIATION * abs(values["estimate"]) for term, values in coefficients.items())

    def check(self, arguments, coefficients=None):
        """The offers of the error that this command ends with, if it does, hold what they promise."""
        result = self.logreg(*arguments)
        if result.returncode == 0:
            return
        meant, others = offers(result.stderr)
        for options in itertools.chain(meant, others):
            with self.subTest(command=arguments[1:], options=options, error=result.stderr):
                followed = self.logreg(*with_options(arguments, options))
                self.assertEqual(followed.returncode, 0, followed.stderr)
                if coefficients and options in meant:
                    self.assertTrue(self.same(followed.stdout, coefficients), followed.stdout)

    def test_everyday_tables(self):
        for target, names in TARGETS.items():
            for name in names:
                arguments = ["train", table(f"{name}.csv"), "-t", target, "-o", self.model, "--json"]
                self.check(arguments, self.coefficients(f"{name}.csv"))
                self.check([*arguments, "--missing", "error"], None)

    def test_torture_files(self):
        for path in sorted((everyday.data_folder / "csv-conformance").rglob("*.csv")):
            with open(path, encoding="latin-1", newline="") as file:
                head = file.read(1000)
            names = next(csv.reader(head.splitlines()), []) + re.split(r"[,;\t|: ]", head.split("\n", 1)[0])
            for name in dict.fromkeys(names[:8] + ["no such column"]):
                if name and "\0" not in name:
                    self.check(["train", path, f"--target={name}", "-o", self.model, "--json"])


class Noticed(EverydayTest):
    """What notices of a run that succeeds say of an option is so."""

    def fit(self, path, target, *options):
        result = self.logreg("train", path, "-t", target, "-o", self.model, "--json", *options)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout), " ".join(result.stderr.split())

    def followed(self, path, target, notice, pattern):
        """The fit with the option that the notice names."""
        found = re.search(pattern, notice)
        self.assertTrue(found, notice)
        return self.fit(path, target, *typed(found.group(1)))

    def test_a_penalty_makes_coefficients_of_separated_data_finite(self):
        for name, target in [("separated_baseline", "cured"), ("p_gt_n", "y")]:
            with self.subTest(name):
                path = table(f"{name}.csv")
                _, notice = self.fit(path, target)
                cured, _ = self.followed(path, target, notice, r"(--l2 0\.01)")
                self.assertTrue(all(term["estimate"] is not None for term in cured["coefficients"]))

    def test_the_baseline_that_is_named_has_both_classes(self):
        path = table("separated_baseline.csv")
        fit, notice = self.fit(path, "cured")
        cured, _ = self.followed(path, "cured", notice, r"(--baseline \S+) has both classes")
        infinite = [sum(term["limit"] is not None for term in each["coefficients"]) for each in (fit, cured)]
        self.assertLess(infinite[1], infinite[0])

    def test_dates_become_days(self):
        for name in ("date_iso", "date_de", "time_hhmm"):
            with self.subTest(name):
                path = table(f"{name}.csv")
                fit, notice = self.fit(path, "bought")
                cured, _ = self.followed(path, "bought", notice, r"(--date \S+) makes them days")
                self.assertEqual(len(cured["coefficients"]), len(fit["coefficients"]) + 1)

    def test_a_column_that_is_left_out_is_out(self):
        path = table("id_snowflake.csv")
        fit, notice = self.fit(path, "bought")
        cured, _ = self.followed(path, "bought", notice, r"(--ignore \S+) leaves it out")
        self.assertEqual(len(cured["coefficients"]), len(fit["coefficients"]) - 1)

    def test_rows_that_are_lost_are_kept(self):
        path = table("yn_blank_means_no.csv")
        fit, notice = self.fit(path, "died")
        for pattern in (r"(--missing impute) keeps them", r"(--ignore \S+) does without"):
            cured, _ = self.followed(path, "died", notice, pattern)
            self.assertGreater(cured["rows"], fit["rows"])

    def test_sampling_weights_do_not_depend_on_their_scale(self):
        rows = table("survey_int_weights.csv").read_text().splitlines()
        at = rows[0].split(",").index("wt")
        errors = []
        for scale in (3, 3000):
            cells = [row.split(",") for row in rows[1:]]
            for row in cells:
                row[at] = str((float(row[at]) + 0.1) / scale)
            path = self.folder / "weights.csv"
            path.write_text("\n".join([rows[0], *map(",".join, cells)]) + "\n")
            _, notice = self.fit(path, "vote", "--weights", "wt")
            found = re.search(r"Under (--weights-kind sampling) standard errors", notice)
            self.assertTrue(found, notice)
            cured, _ = self.fit(path, "vote", "--weights", "wt", *typed(found.group(1)))
            errors.append([term["std_error"] for term in cured["coefficients"]])
        for one, other in zip(*errors):
            self.assertAlmostEqual(one / other, 1, delta=1e-6)


class Guards(EverydayTest):
    """Options that succeed, and read something else than is written."""

    def refuse(self, text, *arguments):
        path = self.folder / "data.csv"
        path.write_text(text)
        result = self.logreg("train", path, "-o", self.model, *arguments)
        self.assertNotEqual(result.returncode, 0, result.stderr)
        return offers(result.stderr)

    def test_several_options_are_named_together(self):
        rows = "".join(f"{i};{i},5;{'yes' if i * i % 7 > 3 else 'no'}\n" for i in range(40))
        meant, _ = self.refuse("Report\nage;weight;bought\n" + rows + "x;1,5;yes\n", "-t", "bought", "--na", "NA",
                               "--delimiter", ",")
        self.assertIn("--skip-lines", meant[0])
        self.assertIn("--delimiter", meant[0])

    def test_a_pipe_is_tried_on_what_has_come(self):
        rows = "".join(f"{i};{i % 7};{'yes' if i * i % 7 > 3 else 'no'}\n" for i in range(40))
        text = "Report\n\nage;weight;bought\n" + rows
        result = self.logreg("train", "-", "-t", "bought", "-o", self.model, input=text)
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(offers(result.stderr)[0], [["--skip-lines", "2"]])

    def test_what_was_tried_on_a_part_says_so(self):
        row = "1,{},yes\n2,{},no\n3,{},no\n3,{},yes\n"
        path = self.folder / "data.csv"
        with open(path, "w") as file:
            file.write("Report\nage,weight,bought\n")
            for i in range(200000):
                file.write(row.format(i % 11, i % 7, i % 13, i % 17))
        result = self.logreg("train", path, "-t", "bought", "-o", self.model)
        self.assertEqual(offers(result.stderr)[0], [["--skip-lines", "1"]])
        self.assertRegex(result.stderr, r"\(tried on the first \d{5,6} rows\)")


class FarFaults(EverydayTest):
    """A fault that stands behind what is read again from the beginning: its record is read again where it stands."""

    FIRST = 350000  # of the rows with the fault

    def write(self, fault, header="x,z,note,bought\n", row="{x},{z},{note},{y}\n"):
        path = self.folder / "data.csv"
        with open(path, "w") as file:
            file.write(header)
            for i in range(self.FIRST + 5000):
                cells = {"x": f"{(i * 7919) % 100003 / 16:.4f}", "z": i % 10,
                         "note": "abcdefghij" if i % 3 else "klmnop",
                         "y": "yes" if (i * 31) % 11 > 5 else "no", "day": f"{i % 28 + 1:02d}.03.2021"}
                if i >= self.FIRST and i % 500 == 0:
                    cells |= {name: cell.format(**cells) for name, cell in fault.items()}
                file.write(row.format(**cells))
                if i == self.FIRST - 1:
                    self.assertGreater(file.tell(), 8 << 20)
        return path

    def check(self, path, wanted, *arguments):
        """From a file, a pipe and an archive alike; the command is followed on the file."""
        command = ["-t", "bought", "-o", self.model, *arguments]
        packed = self.folder / "data.csv.gz"
        packed.write_bytes(gzip.compress(path.read_bytes(), 1))
        results = [self.logreg("train", path, *command), self.logreg("train", packed, *command)]
        with open(path, "rb") as file, subprocess.Popen(["cat"], stdin=file, stdout=subprocess.PIPE) as pipe:
            results.append(self.logreg("train", "-", *command, stdin=pipe.stdout))
        for result in results:
            self.assertEqual(result.returncode, 3, result.stderr)
            meant, others = offers(result.stderr)
            self.assertEqual(meant[:1], [wanted], result.stderr)
            self.assertRegex(result.stderr, r"tried on \d+ rows: the first ones and some from line \d+ on")
        for options in meant + others:
            followed = self.logreg(*with_options(["train", path, *command], options))
            self.assertEqual(followed.returncode, 0, followed.stderr)

    def test_numbers_in_dress(self):
        self.check(self.write({"x": '"$1,2{z}0.50"'}), ["--parse-number", "x"])

    def test_two_columns_in_dress(self):
        self.check(self.write({"x": '"$1,2{z}0.50"', "z": "${z}"}), ["--parse-number", "x,z"])

    def test_a_text_among_numbers(self):
        self.check(self.write({"x": "n/k"}), ["--na", "x=n/k"])

    def test_a_text_among_dates(self):
        path = self.write({"day": "n/k"}, "x,day,note,bought\n", "{x},{day},{note},{y}\n")
        self.check(path, ["--na", "day=n/k"], "--date", "day=%d.%m.%Y")

    def test_a_third_label(self):
        path = self.write({"y": "n/a"})
        self.check(path, ["--na", "bought=n/a"])

    def test_lines_that_begin_as_comments_do(self):
        path = self.write({})
        text = path.read_text().splitlines(keepends=True)
        text.insert(self.FIRST, "# a remark\n")
        path.write_text("".join(text))
        self.check(path, ["--comment", "#"])

    def test_what_no_option_cures_is_to_be_mended(self):
        path = self.write({"y": "{y},3"})
        result = self.logreg("train", path, "-t", "bought", "-o", self.model)
        self.assert_refused(result, 3, f"data.csv:{self.FIRST + 2}: 5 cells", "Mend the line")
        self.assertEqual(offers(result.stderr), ([], []))

    def test_the_header_again(self):
        path = self.write({"x": "x", "z": "z", "note": "note", "y": "bought"})
        result = self.logreg("train", path, "-t", "bought", "-o", self.model)
        self.assert_refused(result, 3, f"data.csv:{self.FIRST + 2}: here the header stands again", "Delete the line")
        self.assertEqual(offers(result.stderr), ([], []))
