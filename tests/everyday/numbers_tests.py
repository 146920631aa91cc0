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


class Descents(EverydayTest):
    """What ended somewhere else than at a minimum says so, and claims nothing."""

    def setUp(self):
        super().setUp()
        draw = random.Random(4)
        rows = [(x, int(draw.random() < 1 / (1 + math.exp(-x)))) for x in (draw.gauss(0, 1) for _ in range(100))]
        self.path = self.folder / "data.csv"
        write_rows(self.path, ["x", "y"], rows)

    def descend(self, *arguments):
        return self.logreg("train", self.path, "-t", "y", "-o", self.model, *arguments)

    def assert_withheld(self, *arguments):
        result = self.descend(*arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "not converged", "A smaller --learning-rate")
        self.assertNotIn("above its minimum", result.stderr + result.stdout)
        for words in ("Log likelihood  ", "LR chi2", "McFadden", "AIC"):
            self.assertNotIn(words, result.stdout)
        fit = json.loads(self.descend("--json", *arguments).stdout)
        for key in ("log_likelihood", "lr_chi2", "lr_p", "aic", "bic", "mcfadden_r2", "loss_gap"):
            self.assertIsNone(fit[key], key)
        self.assertIn("likelihood", fit["likelihood_reason"])

    def test_a_run_that_overflows(self):
        for optimizer in ("gd", "sgd"):
            with self.subTest(optimizer):
                self.assert_withheld("--optimizer", optimizer, "--learning-rate", "1e300")

    def test_a_run_that_ends_beyond_every_sense(self):
        self.assert_withheld("--optimizer", "gd", "--learning-rate", "1e60", "--epochs", "20")

    def test_not_converged_is_said_on_stderr(self):
        self.assert_says(self.descend("--optimizer", "gd", "--epochs", "3"), "logreg: not converged after 3 epochs")
        self.assert_says(self.descend("--max-iterations", "1"), "logreg: not converged after 1 iteration")
        self.assertNotIn("not converged", self.descend().stderr)


class Separation(EverydayTest):
    def test_a_baseline_of_one_class(self):
        result = self.train("separated_baseline.csv", "cured")
        self.assert_says(result, 'Level "A" of "arm", the baseline', "--baseline arm=B")
        cured = self.train("separated_baseline.csv", "cured", "--baseline", "arm=B")
        found = estimates(cured)
        self.assertEqual([term for term, values in found.items() if values["limit"]], ["arm=A"])
        self.assertEqual(found["arm=A"]["odds_ratio"], 0)

    def test_a_column_that_decides(self):
        path = self.folder / "data.csv"
        draw = random.Random(5)
        write_rows(path, ["z", "paid until", "y"],
                   [(draw.gauss(0, 1), 3 + k if k > 20 else -k, "yes" if k > 20 else "no") for k in range(40)])
        result = self.logreg("train", path, "-t", "y", "-o", self.model)
        self.assert_says(result, '"paid until" alone decides the label', "from 24 on it is always \"yes\"",
                         "--ignore 'paid until'")
        self.assertIn("Cause", result.stdout)
        self.assertNotIn("+inf", result.stdout)
        self.assertNotIn("(intercept)", result.stdout)
        fit = json.loads(self.logreg("train", path, "-t", "y", "-o", self.model, "--json").stdout)
        self.assertEqual(len(fit["separation_causes"]), 1)
        self.assertTrue(all(term["estimate"] is None for term in fit["coefficients"]))

    def test_more_terms_than_rows(self):
        result = self.train("p_gt_n.csv", "y")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "terms and 40 rows")
        fit = json.loads(result.stdout)
        self.assertIsNone(fit["lr_p"])
        self.assertIn("rows", fit["likelihood_reason"])


class LostRows(EverydayTest):
    def test_the_loss_stands_first(self):
        result = self.train("yn_blank_means_no.csv", "died")
        first = result.stderr.splitlines()[0]
        for words in ("189 of 200 rows", '"smoker"', '"diabetic"', "--missing impute", "(missing)", "--ignore"):
            self.assertIn(words, first)
        kept = json.loads(self.train("yn_blank_means_no.csv", "died", "--missing", "impute").stdout)
        self.assertEqual(kept["rows"], 200)

    def test_a_few_are_no_warning(self):
        path = self.folder / "data.csv"
        write_rows(path, ["x", "y"], [("" if k % 6 == 0 else k % 7, k % 2) for k in range(60)])
        self.assertNotIn("are left out", self.logreg("train", path, "-t", "y", "-o", self.model).stderr)


class Weights(EverydayTest):
    def rows(self, weight):
        draw = random.Random(6)
        rows = []
        for _ in range(200):
            x = round(draw.gauss(0, 1), 3)
            rows.append((x, int(draw.random() < 1 / (1 + math.exp(-x))), weight(draw)))
        path = self.folder / "data.csv"
        write_rows(path, ["x", "y", "w"], rows)
        return path

    def test_weights_of_a_sample(self):
        result = self.train("survey_int_weights.csv", "vote", "--weights", "wt")
        self.assert_says(result, '"wt"', "30488", "--weights-kind sampling")
        told = self.train("survey_int_weights.csv", "vote", "--weights", "wt", "--weights-kind", "frequency")
        self.assertNotIn("--weights-kind", told.stderr)
        sampled = self.train("survey_int_weights.csv", "vote", "--weights", "wt", "--weights-kind", "sampling")
        self.assertNotIn("--weights-kind", sampled.stderr)
        fit = json.loads(sampled.stdout)
        for key in ("lr_chi2", "lr_p", "aic", "bic"):
            self.assertIsNone(fit[key])
        self.assertEqual(fit["covariance_kind"], "sampling")
        self.assertIn(["weights-kind", "sampling"], json.loads(self.model.read_text())["training"]["options"])

    def test_their_scale_does_not_matter(self):
        errors = []
        for scale in (1, 1000):
            path = self.rows(lambda draw, scale=scale: scale * (1 + draw.randrange(9)))
            result = self.logreg("train", path, "-t", "y", "--weights", "w", "--weights-kind", "sampling", "-o", self.model,
                                 "--json")
            errors.append(estimates(result)["x"]["std_error"])
        self.assertAlmostEqual(errors[0] / errors[1], 1, delta=1e-9)
        path = self.rows(lambda draw: 1)
        robust = self.logreg("train", path, "-t", "y", "--robust", "stata", "-o", self.model, "--json")
        same = self.logreg("train", path, "-t", "y", "--weights", "w", "--weights-kind", "sampling", "-o", self.model,
                           "--json")
        self.assertAlmostEqual(estimates(robust)["x"]["std_error"] / estimates(same)["x"]["std_error"], 1, delta=1e-12)

    def test_counts_of_a_table_are_no_reason(self):
        path = self.folder / "counts.csv"
        write_rows(path, ["sex", "dept", "y", "n"], [(s, d, y, 100 + 13 * k) for k, (s, d, y) in enumerate(
            (s, d, y) for s in "mf" for d in "abc" for y in (0, 1))])
        self.assertNotIn("--weights-kind",
                         self.logreg("train", path, "-t", "y", "--weights", "n", "-o", self.model).stderr)

    def test_zero_weights_are_told_as_such(self):
        path = self.rows(lambda draw: draw.randrange(3))
        result = self.logreg("train", path, "-t", "y", "--weights", "w", "-o", self.model)
        self.assertRegex(result.stderr, r"\d+ with weight zero")
        evaluated = self.logreg("evaluate", self.model, path)
        self.assert_says(evaluated, "because their weight is zero")
        self.assertIn("rows of the training", " ".join(evaluated.stdout.split()))

    def test_training_rows_are_recognised(self):
        path = self.rows(lambda draw: 1 + draw.randrange(3))
        for arguments in ((), ("--weights", "w"), ("--class-weight", "balanced"), ("--class-weight", "1=3"),
                          ("--prior", "0.1"), ("--weights", "w", "--class-weight", "balanced", "--prior", "0.2")):
            with self.subTest(arguments):
                columns = ("--features", "x")
                trained = self.logreg("train", path, "-t", "y", *columns, "-o", self.model, *arguments)
                self.assertEqual(trained.returncode, 0, trained.stderr)
                shown = " ".join(self.logreg("evaluate", self.model, path).stdout.split())
                self.assertIn("10 groups of risk, rows of the training", shown)


class InterceptAlone(EverydayTest):
    def test_it_is_a_model(self):
        path = self.folder / "data.csv"
        write_rows(path, ["x", "y"], [(k, int(k % 4 == 0)) for k in range(100)])
        page = self.folder / "page.html"
        result = self.logreg("train", path, "-t", "y", "--features", "", "-o", self.model, "--json", "--report", page)
        self.assertEqual(result.returncode, 0, result.stderr)
        found = estimates(result)
        self.assertEqual(list(found), ["(intercept)"])
        self.assertAlmostEqual(found["(intercept)"]["estimate"], math.log(0.25 / 0.75), delta=1e-9)
        self.assertAlmostEqual(found["(intercept)"]["std_error"], 1 / math.sqrt(100 * 0.25 * 0.75), delta=1e-9)
        self.assertIn("<html", page.read_text())
        predicted = self.logreg("predict", self.model, path, "--only", "--interval")
        self.assertEqual(predicted.returncode, 0, predicted.stderr)
        self.assertAlmostEqual(float(predicted.stdout.splitlines()[1].split(",")[0]), 0.25, delta=1e-9)
        for arguments in (("evaluate", self.model, path), ("evaluate", self.model, path, "--report", page),
                          ("inspect", self.model)):
            with self.subTest(arguments[0]):
                done = self.logreg(*arguments)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_without_an_intercept_there_is_nothing(self):
        path = self.folder / "data.csv"
        write_rows(path, ["x", "y"], [(k, k % 2) for k in range(20)])
        result = self.logreg("train", path, "-t", "y", "--features", "", "--no-intercept", "-o", self.model)
        self.assertNotEqual(result.returncode, 0)


class Printing(EverydayTest):
    def test_small_differences_keep_their_digits(self):
        path = self.folder / "data.csv"
        draw = random.Random(7)
        write_rows(path, ["income", "y"], [(x, int(draw.random() < 1 / (1 + math.exp(-x / 2.5e6)))) for x in
                                           (draw.randrange(-5000000, 5000000) for _ in range(500))])
        result = self.logreg("train", path, "-t", "y", "-o", self.model)
        line = next(line for line in result.stdout.splitlines() if line.startswith("income"))
        self.assertRegex(line, r" 1\.000000\d\d")
        self.assertRegex(line, r"\d\.\d\d\de-0\d")

    def test_names_are_whole(self):
        path = self.folder / "data.csv"
        names = [f"how satisfied were you with the {thing} of the hotel in the last twelve months" for thing in
                 ("breakfast", "bedlinen", "bathroom")]
        draw = random.Random(8)
        write_rows(path, [*names, "y"], [[*(draw.randrange(5) for _ in names), k % 2] for k in range(60)])
        for arguments in (("train", path, "-t", "y", "-o", self.model), ("inspect", self.model)):
            shown = self.logreg(*arguments).stdout
            for name in names:
                self.assertIn(name + " ", shown)

    def test_zeros_of_a_lasso_stand_in_one_line(self):
        path = self.folder / "data.csv"
        draw = random.Random(9)
        rows = []
        for _ in range(200):
            x = [draw.gauss(0, 1) for _ in range(6)]
            rows.append([*x, int(draw.random() < 1 / (1 + math.exp(-2 * x[0])))])
        write_rows(path, [*"abcdef", "y"], rows)
        result = self.logreg("train", path, "-t", "y", "--l1", "0.1", "-o", self.model)
        self.assertIn('Zero: "b", "c", "d", "e", "f"', result.stdout)
        self.assertNotRegex(result.stdout, r"(?m)^b ")

    def test_what_was_said_is_not_said_again_on_one_terminal(self):
        path = self.folder / "data.csv"
        write_rows(path, ["x", "y"], [(k % 7, k % 2) for k in range(40)])
        shown = self.on_a_terminal("train", path, "-t", "y", "-o", self.model)
        self.assertEqual(shown.count("Method "), 1, shown)
        self.assertEqual(shown.count("Target "), 1, shown)
        self.assertIn("Result ", shown)
