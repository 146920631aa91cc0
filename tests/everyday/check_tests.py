"""logreg check: its figures beside slow obvious ones, the faults that it names, and how long it takes."""

import csv
import itertools
import json
import math
import os
import random
import statistics
import time
import unittest

import everyday
from everyday import EverydayTest

MISSING = {"", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "?"}

# Tables with plain cells: file, target, delimiter.
TABLES = [("dev/birthwt.csv", "low", ","), ("dev/pima.csv", "class", ","), ("dev/titanic.csv", "Survived", ","),
          ("dev/saheart.csv", "chd", ","), ("dev/german_credit.csv", "default", ","),
          ("published/infert.csv", "case", ","), ("published/mroz.csv", "inlf", ","),
          ("dev/bank_additional.csv", "y", ";"), ("dev/breast_wisconsin.csv", "class", ",")]


def number(cell):
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def slow_area(scored):
    """The area under the curve of (score, label), by ranks."""
    scored = sorted(scored)
    ranks = 0
    below = 0
    for _, group in itertools.groupby(scored, lambda row: row[0]):
        group = list(group)
        ranks += (below + (len(group) + 1) / 2) * sum(label for _, label in group)
        below += len(group)
    positives = sum(label for _, label in scored)
    return (ranks - positives * (positives + 1) / 2) / (positives * (len(scored) - positives))


def slow_area_left_out(rows):
    """Of (level, label), pair by pair of a level's rows of one class with another's."""
    count, positive = {}, {}
    for level, label in rows:
        count[level] = count.get(level, 0) + 1
        positive[level] = positive.get(level, 0) + label
    everyone, positives = len(rows), sum(positive.values())

    def score(level, label):
        if count[level] > 1:
            return (positive[level] - label) / (count[level] - 1)
        return (positives - label) / (everyone - 1)

    won = 0
    for a in count:
        for b in count:
            pairs = positive[a] * (count[b] - positive[b])
            if pairs == 0:
                continue
            tie = a == b or count[a] == count[b] == 1 or score(a, 1) == score(b, 0)
            won += pairs * (0.5 if tie else score(a, 1) > score(b, 0))
    return won / (positives * (everyone - positives))


def entropy(positives, rows):
    return -sum(k * math.log(k / rows) for k in (positives, rows - positives) if k > 0)


def slow_likelihood_ratio(scored):
    """Of (number, label), by Newton's method on standardised numbers; nothing where they separate the classes."""
    values = [value for value, _ in scored]
    of_class = [[v for v, label in scored if label == k] for k in (0, 1)]
    if max(of_class[0]) <= min(of_class[1]) or max(of_class[1]) <= min(of_class[0]):
        return None
    mean, sd = statistics.fmean(values), statistics.pstdev(values)
    rows = [((value - mean) / sd, label) for value, label in scored]

    def loss_at(a, b):
        return sum(math.log1p(math.exp(-abs(a + b * x))) + max(a + b * x, 0) - label * (a + b * x) for x, label in rows)

    a, b = math.log(len(of_class[1]) / len(of_class[0])), 0.0
    loss = loss_at(a, b)
    for _ in range(60):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, label in rows:
            p = (1 + math.tanh((a + b * x) / 2)) / 2
            g0 += p - label
            g1 += (p - label) * x
            w = p * (1 - p)
            h00 += w
            h01 += w * x
            h11 += w * x * x
        det = h00 * h11 - h01 * h01
        da, db = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
        while loss_at(a - da, b - db) > loss * (1 + 1e-13):
            da, db = da / 2, db / 2
        a, b, loss = a - da, b - db, loss_at(a - da, b - db)
        if abs(da) + abs(db) < 1e-9:
            break
    return 2 * (entropy(len(of_class[1]), len(rows)) - loss)


def slow_information_value(bins):
    """Of [positives, negatives] a bin."""
    p = sum(b[0] + 0.5 for b in bins)
    n = sum(b[1] + 0.5 for b in bins)
    return sum(((b[0] + 0.5) / p - (b[1] + 0.5) / n) * math.log(((b[0] + 0.5) / p) / ((b[1] + 0.5) / n)) for b in bins)


def quantile(values, k, n):
    """R's type 7 of sorted values, at k / n."""
    below, rest = divmod((len(values) - 1) * k, n)
    low, high = values[below], values[min(below + 1, len(values) - 1)]
    return low + rest / n * (high - low)


def quantile_bins(scored):
    values = sorted(value for value, _ in scored)
    greatest = values[-1]
    last = max((v for v in values if v < greatest), default=greatest)
    cuts = [quantile(values, k, 10) for k in range(1, 10)]
    cuts = sorted({last if cut >= greatest else cut for cut in cuts})
    bins = [[0, 0] for _ in range(len(cuts) + 1)]
    for value, label in scored:
        bins[sum(value > cut for cut in cuts)][1 - label] += 1
    return [b for b in bins if sum(b) > 0]


def inverse(matrix):
    size = len(matrix)
    rows = [list(row) + [float(i == j) for j in range(size)] for i, row in enumerate(matrix)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(size):
            if k != i:
                factor = rows[k][i]
                rows[k] = [value - factor * own for value, own in zip(rows[k], rows[i])]
    return [row[size:] for row in rows]


class CheckTest(EverydayTest):
    def check(self, path, target, *arguments):
        result = self.logreg("check", path, "-t", target, "--json", *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def flags(self, path, target, *arguments):
        """The names of the flags of each column that has one."""
        columns = self.check(path, target, *arguments)["columns"]
        return {c["column"]: {flag["flag"] for flag in c["flags"]} for c in columns if c["flags"]}

    def everyday_flags(self, name, target, *arguments):
        return self.flags(everyday.table(name), target, *arguments)

    def write(self, name, header, rows):
        path = self.folder / name
        with open(path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *rows])
        return path


class Figures(CheckTest):
    def close(self, found, wanted, what, relative=1e-9):
        self.assertIsNotNone(found, what)
        self.assertLessEqual(abs(found - wanted), relative * max(abs(wanted), 1e-3), f"{what}: {found}, not {wanted}")

    def test_every_figure_is_that_of_a_slow_obvious_program(self):
        for name, target, delimiter in TABLES:
            with self.subTest(name):
                self.compare_table(everyday.data_folder / name, target, delimiter)

    def compare_table(self, path, target, delimiter):
        found = self.check(path, target)
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter=delimiter))
        rows = [row for row in rows if row[target].strip() not in MISSING]
        labels = [int(row[target] == found["positive"]) for row in rows]
        self.assertEqual(found["rows"], len(rows))
        for column in found["columns"]:
            # A nameless column has a number for a name.
            cells = [row.get(column["column"], row.get("")).strip() for row in rows]
            self.compare_column(column, [(cell, y) for cell, y in zip(cells, labels) if cell not in MISSING],
                                [y for cell, y in zip(cells, labels) if cell in MISSING])
        self.compare_inflation(found, rows)

    def compare_column(self, column, cells, missing):
        name = column["column"]
        self.assertEqual(column["missing"], len(missing), name)
        bins = [[sum(missing), len(missing) - sum(missing)]] if missing else []
        if all(number(cell) is not None for cell, _ in cells) and column["type"] != "categorical":
            self.compare_numbers(column, [(number(cell), y) for cell, y in cells], bins)
        else:
            self.compare_levels(column, cells, bins)

    def compare_numbers(self, column, scored, bins):
        name = column["column"]
        values = [value for value, _ in scored]
        self.assertEqual(column["distinct"], len(set(values)), name)
        ordered = sorted(values)
        quartiles = [quantile(ordered, k, 4) for k in (1, 2, 3)]
        for key, wanted in zip(["minimum", "lower_quartile", "median", "upper_quartile", "maximum", "mean", "sd"],
                               [min(values), *quartiles, max(values), statistics.fmean(values),
                                statistics.stdev(values)]):
            self.close(column[key], wanted, f"{name}: {key}")
        if len({label for _, label in scored}) < 2:
            self.assertEqual((column["roc_auc"], column["lr_chi2"]), (None, None), name)
            return
        self.close(column["roc_auc"], slow_area(scored), f"{name}: roc_auc")
        ratio = slow_likelihood_ratio(scored)
        if ratio is not None:
            self.close(column["lr_chi2"], ratio, f"{name}: lr_chi2", 1e-8)
            self.close(column["lr_p"], math.erfc(math.sqrt(max(ratio, 0) / 2)), f"{name}: lr_p", 1e-6)
        self.close(column["iv"], slow_information_value(quantile_bins(scored) + bins), f"{name}: iv")

    def compare_levels(self, column, cells, bins):
        name = column["column"]
        levels = {}
        for cell, label in cells:
            levels.setdefault(cell, [0, 0])[1 - label] += 1
        self.assertEqual(column["distinct"], len(levels), name)
        if column["levels"] is not None:
            self.assertEqual({level["level"]: [level["positives"], level["rows"] - level["positives"]]
                              for level in column["levels"]}, levels)
        self.close(column["roc_auc"], slow_area_left_out(cells), f"{name}: roc_auc")
        if len(levels) > 1:
            positives = sum(p for p, _ in levels.values())
            ratio = 2 * (entropy(positives, len(cells)) - sum(entropy(p, p + n) for p, n in levels.values()))
            self.close(column["lr_chi2"], ratio, f"{name}: lr_chi2")
            self.assertEqual(column["lr_df"], len(levels) - 1)
        self.close(column["iv"], slow_information_value(list(levels.values()) + bins), f"{name}: iv")

    def compare_inflation(self, found, rows):
        """The inverse of the correlation matrix, of tables of numbers alone."""
        columns = [c for c in found["columns"] if c["vif_df"] is not None]
        if any(c["type"] != "numeric" or c["vif"] is None for c in columns):
            return
        names = [c["column"] for c in columns]
        complete = [[number(row.get(name, row.get(""))) for name in names] for row in rows]
        complete = [row for row in complete if None not in row]
        means = [statistics.fmean(column) for column in zip(*complete)]
        centred = [[value - mean for value, mean in zip(row, means)] for row in complete]
        lengths = [math.sqrt(sum(value * value for value in column)) for column in zip(*centred)]
        correlation = [[sum(row[i] * row[j] for row in centred) / (lengths[i] * lengths[j]) for j in range(len(names))]
                       for i in range(len(names))]
        for i, row in enumerate(inverse(correlation)):
            self.close(columns[i]["vif"], row[i], f"{names[i]}: vif", 1e-7)

    def test_a_column_alone_is_tested_as_the_reference_fits_are(self):
        compared = 0
        for path in sorted(everyday.data_folder.glob("*/*.ref.json")):
            reference = json.loads(path.read_text())
            for model in reference["models"]:
                if len(model["features"]) != 1 or not model["ml_exists"]:
                    continue
                table = everyday.data_folder / reference["dataset"]
                name = model["features"][0]
                extra = [] if model["encoding"][name]["type"] == "numeric" else ["--categorical", name]
                found = self.check(table, reference["target"], "--positive", reference["positive"], "--features", name,
                                   *extra)
                column = found["columns"][0]
                what = f"{reference['dataset']}: {name}"
                self.close(column["lr_chi2"], model["ml"]["lr_chi2"], what, 1e-9)
                self.close(column["lr_p"], model["ml"]["lr_p"], what, 1e-6)
                self.assertEqual(column["lr_df"], model["ml"]["lr_df"])
                compared += 1
        self.assertGreater(compared, 5)

    def test_duplicates_are_counted_as_elsewhere(self):
        # Of the tables' README: what another program counted.
        for name, target, wanted in (("dev/fair.csv", "affair", 1039), ("dev/admissions.csv", "admit", 5),
                                     ("dev/breast_wisconsin.csv", "class", 8), ("dev/banknote.csv", "class", 24),
                                     ("dev/mammography.csv", "class", 3334), ("published/birthwt_bwt.csv", "low", 6),
                                     ("published/menarche_rows.csv", "Menarche", 3872)):
            with self.subTest(name):
                self.assertEqual(self.check(everyday.data_folder / name, target)["duplicates"], wanted)


class Faults(CheckTest):
    def test_a_row_counter(self):
        self.assertIn("counts_rows", self.everyday_flags("sorted_unnamed0.csv", "y")["Unnamed: 0"])

    def test_numbers_in_dress_and_the_option_that_reads_them(self):
        for name in ("thousands_few", "thousands_mixed", "thousands_eu", "thousands_apos_ch", "thousands_nbsp_fr",
                     "currency_400", "percent_400", "accounting", "unit_kg", "trailing_minus_sap", "unicode_minus"):
            with self.subTest(name):
                path = everyday.table(name + ".csv")
                found = self.check(path, "bought")
                dressed = [c for c in found["columns"] if any(f["flag"] == "dressed_number" for f in c["flags"])]
                self.assertTrue(dressed)
                for column in dressed:
                    self.assertEqual(column["type"], "refused")
                    self.assertIn(f"--parse-number {column['column']}", column["flags"][0]["cure"])
                self.assertIn("--parse-number", found["stopped_by"])
                names = ",".join(column["column"] for column in dressed)
                # Thousands between points or blanks have a decimal comma here.
                decimals = ["--decimal", names + "=,"] if name in ("thousands_eu", "thousands_nbsp_fr") else []
                again = self.check(path, "bought", "--parse-number", names, *decimals)
                self.assertEqual({c["type"] for c in again["columns"]}, {"numeric"})

    def test_decimal_commas(self):
        found = self.check(everyday.table("decimal_comma_quoted.csv"), "bought")
        flags = [flag for column in found["columns"] for flag in column["flags"] if flag["flag"] == "dressed_number"]
        self.assertIn("--decimal ,", flags[0]["cure"])

    def test_dates_and_times(self):
        for name in ("date_iso", "date_de", "time_hhmm"):
            with self.subTest(name):
                found = self.check(everyday.table(name + ".csv"), "bought")
                dates = [flag for c in found["columns"] for flag in c["flags"] if flag["flag"] == "date"]
                self.assertEqual(len(dates), 1)
                self.assertIn("--date ", dates[0]["cure"])

    def test_identifiers_spellings_and_texts_for_missing_cells(self):
        self.assertEqual(self.everyday_flags("id_snowflake.csv", "bought")["tweet_id"], {"identifier"})
        self.assertIn("spellings", self.everyday_flags("bool_mixed_case.csv", "bought")["member"])
        for name in ("label_mixed_case.csv", "label_trailing_space.csv"):
            self.assertTrue(self.check(everyday.table(name), "bought")["label_spellings"])
        censored = self.check(everyday.table("censored_15.csv"), "bought")
        refused = [flag for column in censored["columns"] for flag in column["flags"] if flag["flag"] == "refused"]
        self.assertIn("--na 'score=", refused[0]["cure"])
        for name in ("na_dash_age.csv", "na_n_a_lower.csv", "na_backslashN.csv"):
            with self.subTest(name):
                found = self.check(everyday.table(name), "bought")
                self.assertTrue(any(flag["flag"] == "missing_code" for c in found["columns"] for flag in c["flags"]))
                self.assertGreater(found["rows_lost"]["drop"], 0)

    def test_mostly_empty_columns_and_the_rows_that_they_cost(self):
        found = self.check(everyday.table("yn_blank_means_no.csv"), "died")
        self.assertEqual(found["rows_lost"], {"drop": 189, "impute": 0})
        flags = {c["column"]: {flag["flag"] for flag in c["flags"]} for c in found["columns"]}
        self.assertIn("nearly_empty", flags["smoker"])
        self.assertIn("nearly_empty", flags["diabetic"])

    def test_a_baseline_of_one_class(self):
        arm = self.check(everyday.table("separated_baseline.csv"), "cured")["columns"][1]
        self.assertEqual([(flag["flag"], flag["cure"]) for flag in arm["flags"]],
                         [("one_class_level", "--baseline arm=B")])

    def test_more_terms_than_rows(self):
        result = self.logreg("check", everyday.table("p_gt_n.csv"), "-t", "y")
        self.assertIn("more than the 40 rows", result.stdout)

    def test_a_column_that_gives_the_label_away_whatever_its_kind(self):
        self.assertIn("leak", self.flags(everyday.data_folder / "dev/fair.csv", "affair")["affairs"])
        rows = [[i % 7, "gone" if i % 3 == 0 else "here", int(i % 3 == 0)] for i in range(90)]
        self.assertEqual(self.flags(self.write("a.csv", ["x", "status", "y"], rows), "y"), {"status": {"leak"}})

    def test_codes_outliers_and_copies(self):
        draw = random.Random(3)
        rows = []
        for i in range(400):
            income = draw.randint(1000, 2000)
            rows.append([draw.randint(1, 9), draw.randint(18, 80) if i % 90 else 999, income,
                         income * 1.1 + draw.random(), math.exp(draw.gauss(0, 2)), draw.randint(0, 1)])
        flags = self.flags(self.write("a.csv", ["region", "age", "income", "gross", "wealth", "y"], rows), "y")
        self.assertEqual(flags["region"], {"codes"})
        self.assertEqual(flags["age"], {"outlier"})
        self.assertNotIn("near_duplicate", flags["income"])
        self.assertIn("near_duplicate", flags["gross"])
        self.assertEqual(flags["wealth"], {"heavy_tail"})

    def test_a_target_that_cannot_be_one_is_the_error_of_train(self):
        for name, target in (("dev/titanic.csv", "Pclass"), ("dev/titanic.csv", "Age"), ("dev/titanic.csv", "Cabin")):
            path = everyday.data_folder / name
            checked = self.logreg("check", path, "-t", target)
            trained = self.logreg("train", path, "-t", target, "-o", self.model)
            self.assertEqual((checked.returncode, checked.stderr), (trained.returncode, trained.stderr))

    def test_nothing_that_stops_a_training_stops_it(self):
        rows = [[i % 17 if i != 30 else "oops", "", 5, i % 2] for i in range(60)]
        path = self.write("a.csv", ["x", "empty", "same", "y"], rows)
        flags = self.flags(path, "y")
        self.assertEqual(flags, {"x": {"refused"}, "empty": {"constant"}, "same": {"constant"}})
        trained = self.logreg("train", path, "-t", "y", "-o", self.model)
        self.assertEqual(trained.returncode, 3)
        checked = self.check(path, "y")["columns"][0]
        self.assertIn('"oops" is not a number', checked["flags"][0]["text"])
        self.assertIn("--na", checked["flags"][0]["cure"])


class Screen(CheckTest):
    def test_threads_and_pipes_change_no_byte(self):
        path = everyday.data_folder / "dev/credit_data.csv"
        one = self.logreg("check", path, "-t", "Status", "--json", "--threads", "1")
        four = self.logreg("check", path, "-t", "Status", "--json", "--threads", "4")
        with open(path, encoding="utf-8") as file:
            piped = self.logreg("check", "-", "-t", "Status", "--json", stdin=file)
        self.assertEqual(one.stdout, four.stdout)
        self.assertEqual(one.stdout.replace(str(path), "standard input"),
                         piped.stdout.replace(str(path), "standard input"))

    def test_what_is_wanted_decides_the_exit_code(self):
        path = everyday.data_folder / "dev/fair.csv"
        self.assertEqual(self.logreg("check", path, "-t", "affair", "-q", "--require", "leaks<=1").returncode, 0)
        unmet = self.logreg("check", path, "-t", "affair", "-q", "--require", "leaks<=0", "--require", "rows>1e4")
        self.assertEqual(unmet.returncode, 5)
        self.assert_says(unmet, "leaks is 1", "rows is 6366")

    @unittest.skipIf(os.environ.get("LOGREG_SANITIZE"), "times of a slowed program")
    def test_it_takes_at_most_three_times_as_long_as_reading(self):
        # evaluate of a model of one column reads the table with train's own reader, and does little else.
        for name, target in (("dev/higgs.tsv", "label"), ("dev/churn_modelling.csv", "Exited"),
                             ("dev/mammography.csv", "class")):
            path = everyday.data_folder / name
            reading = self.quickest("train", path, "-t", target, "-o", self.model, "-q", "--max-iterations", "1")
            checking = self.quickest("check", path, "-t", target, "-q")
            self.assertLess(checking, 3 * reading + 0.02, name)

    def quickest(self, *arguments):
        times = []
        for _ in range(5):
            begin = time.perf_counter()
            self.logreg(*arguments)
            times.append(time.perf_counter() - begin)
        return min(times)
