"""Estimates and their errors: tables whose columns nearly depend on each other, are separated, or have many levels."""

import csv
import json
import math
import random
from fractions import Fraction

from everyday import EverydayTest, table


def write_rows(path, header, rows):
    with open(path, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def read_rows(path):
    with open(path, newline="") as lines:
        return list(csv.DictReader(lines))


def estimates(result):
    return {term["term"]: term for term in json.loads(result.stdout)["coefficients"]}


class NearDependence(EverydayTest):
    """What one unit is to another is written in other words: the second column as its difference from the first."""

    def in_other_words(self, path, first, second, factor):
        """The same table, with `second` - `factor` * `first` in the place of `second`, exact but for one rounding."""
        rows = read_rows(path)
        changed = self.folder / "words.csv"
        write_rows(changed, ["y", first, "rest"],
                   [(row["y"], row[first], repr(float(10 ** 6 * (Fraction(row[second]) - factor * Fraction(row[first])))))
                    for row in rows])
        return changed

    def fit(self, path, *arguments):
        result = self.logreg("train", path, "-t", "y", "-o", self.model, "--json", *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return estimates(result)

    def intervals(self, path):
        result = self.logreg("predict", self.model, path, "--interval", "--only")
        self.assertEqual(result.returncode, 0, result.stderr)
        return [[float(cell) for cell in row.values()] for row in csv.DictReader(result.stdout.splitlines())]

    def assert_same(self, path, first, second, factor, *arguments):
        words = self.in_other_words(path, first, second, factor)
        plain = self.fit(words, *arguments)["(intercept)"]
        plain_intervals = self.intervals(words)
        nearly = self.fit(path, *arguments)["(intercept)"]
        for key in ("std_error", "conf_low", "conf_high"):
            self.assertAlmostEqual(nearly[key] / plain[key], 1, delta=1e-6)
        for found, right in zip(self.intervals(path), plain_intervals):
            for own, other in zip(found, right):
                self.assertAlmostEqual(own, other, delta=1e-6)

    def test_centimetres_and_inches(self):
        path = table("intercept_se_7dec.csv")
        intercept = self.fit(path)["(intercept)"]
        self.assertAlmostEqual(intercept["std_error"], 3.00699965920733, delta=1e-6)  # by numbers of 60 digits
        for arguments in ((), ("--robust", "hc0"), ("--robust", "hc1"), ("--ci", "profile")):
            with self.subTest(arguments):
                self.assert_same(path, "cm", "inch", Fraction(100, 254), *arguments)

    def test_made_tables(self):
        for seed, (factor, digits) in enumerate([("1.8", 8), ("0.45359237", 6), ("1000", 6)]):
            draw = random.Random(seed)
            rows = []
            for _ in range(300):
                x = Fraction(draw.randrange(500, 1500), 10)
                y = int(draw.random() < 1 / (1 + math.exp(-(float(x) - 100) / 20)))
                other = x * Fraction(factor) + Fraction(draw.randrange(-5, 6), 10 ** digits)
                rows.append((y, float(x), f"{float(other):.{digits}f}"))
            path = self.folder / "made.csv"
            write_rows(path, ["y", "x", "z"], rows)
            with self.subTest(factor):
                self.assert_same(path, "x", "z", Fraction(factor))


class RareLevels(EverydayTest):
    def assert_sure(self, rows, rare, each, separated, seed):
        path = self.folder / "rare.csv"
        self.run_generator("gen_rare_levels.py", rows, rare, each, seed, separated, path)
        result = self.logreg("train", path, "-t", "y", "--categorical", "g", "-o", self.model, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertNotIn("depends linearly", result.stderr)
        self.assert_says(result, "separation")
        return path, estimates(result)

    def test_levels_that_a_part_of_the_rows_lacks_do_not_depend_on_anything(self):
        path, found = self.assert_sure(500000, 5, 3, 1, 1)
        self.assertIsNone(found["g=R000"]["estimate"])
        kept = self.folder / "kept.csv"  # without the level that separates
        kept.write_text("".join(line for line in path.open() if not line.startswith("R000")))
        right = estimates(self.logreg("train", kept, "-t", "y", "--categorical", "g", "-o", self.model, "--json"))
        for term, values in right.items():
            for key in ("estimate", "std_error"):
                self.assertAlmostEqual(found[term][key] / values[key], 1, delta=1e-9, msg=term)

    def test_several_levels(self):
        self.assert_sure(100000, 8, 4, 2, 2)
        self.assert_sure(200000, 12, 6, 3, 3)


class ManyLevels(EverydayTest):
    """An l1 penalty on thousands of levels: the conditions of its minimum are asked of the rows themselves."""

    def fit(self, path, column, l1):
        result = self.logreg("train", path, "-t", "y", "--categorical", column, "--l1", l1, "-o", self.model, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def assert_is_minimum(self, path, fit, column, numeric, l1):
        """No subgradient pulls by more than 1e-8."""
        rows = read_rows(path)
        weights = {term["term"]: term["estimate"] for term in fit["coefficients"]}
        n = len(rows)
        mean = sum(float(row[numeric]) for row in rows) / n
        sd = math.sqrt(sum((float(row[numeric]) - mean) ** 2 for row in rows) / n)
        pull, count, of_numeric, of_all = {}, {}, 0, 0
        for row in rows:
            level, x = row[column], float(row[numeric])
            logit = weights["(intercept)"] + weights.get(f"{column}={level}", 0) + weights[numeric] * x
            residual = (1 / (1 + math.exp(-logit)) - int(row["y"])) / n
            pull[level] = pull.get(level, 0) + residual
            count[level] = count.get(level, 0) + 1
            of_numeric += residual * (x - mean) / sd
            of_all += residual
        self.assertLess(abs(of_all), 1e-9)
        self.assertLess(abs(of_numeric + math.copysign(l1, weights[numeric])), 1e-8)
        for level in count:
            weight = weights.get(f"{column}={level}")
            if weight is None:
                continue  # the baseline
            share = count[level] / n
            own = (pull[level] - share * of_all) / math.sqrt(share * (1 - share))
            self.assertLess(abs(own + math.copysign(l1, weight)) if weight else abs(own) - l1, 1e-8, level)

    def test_genes(self):
        path = self.folder / "genes.csv"
        self.run_generator("gen_high_cardinality_l1.py", 100000, 4826, path)
        fit = self.fit(path, "gene", 0.0005)
        self.assertTrue(fit["converged"])
        self.assertAlmostEqual(fit["objective"], 0.6176, delta=5e-5)
        self.assertEqual(fit["nonzero_terms"], 4073)
        self.assertLess(fit["passes"], 50)  # a second, where 36 were not enough
        self.assert_is_minimum(path, fit, "gene", "cov", 0.0005)

    def test_more_levels_and_other_penalties(self):
        path = self.folder / "genes.csv"
        self.run_generator("gen_high_cardinality_l1.py", 60000, 12000, path)
        for l1 in (0.002, 0.0002, 0.00001):
            with self.subTest(l1):
                fit = self.fit(path, "gene", l1)
                self.assertTrue(fit["converged"])
                self.assert_is_minimum(path, fit, "gene", "cov", l1)
