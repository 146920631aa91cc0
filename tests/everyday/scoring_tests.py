"""predict and evaluate say why cells cannot be used, and read what is meant where that is certain."""

import csv
import io
import json
import random

from everyday import EverydayTest, table


class Scoring(EverydayTest):
    def file(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.write_text(text, encoding=encoding)
        return path

    def trained(self, path, target, *arguments):
        result = self.logreg("train", path, "-t", target, "-o", self.model, "-q", *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)

    def predicted(self, path, *arguments):
        result = self.logreg("predict", self.model, path, *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        delimiter = ";" if ";" in result.stdout.split("\n", 1)[0] else ","
        rows = csv.DictReader(io.StringIO(result.stdout), delimiter=delimiter)
        return [row["probability"] for row in rows], result

    def city_rows(self, cities, seed=1):
        chance = random.Random(seed)
        rows = [(20 + chance.randrange(50), cities[i % len(cities)], "yes" if chance.random() < 0.5 else "no")
                for i in range(60)]
        return "age,city,bought\n" + "".join(f"{age},{city},{label}\n" for age, city, label in rows)


class Numbers(Scoring):
    def test_levels_that_are_numbers_match_by_value(self):
        self.trained(table("cat_int_train.csv"), "survived", "--categorical", "pclass")
        probabilities, result = self.predicted(table("cat_float_new.csv"))
        self.assertEqual([bool(p) for p in probabilities], [True, True, True, False])
        self.assert_says(result, '1 of 4 rows got no prediction; cells the model cannot use: "pclass" 1 missing')

    def test_codes_with_leading_zeros_are_no_numbers(self):
        rows = "".join(f"{'01' if i % 2 else '02'},{i % 7},{'yes' if i * i % 5 > 1 else 'no'}\n" for i in range(40))
        self.trained(self.file("train.csv", "code,age,y\n" + rows), "y", "--categorical", "code")
        probabilities, result = self.predicted(self.file("new.csv", "code,age\n01,3\n1,3\n1.0,3\n"))
        self.assertEqual([bool(p) for p in probabilities], [True, False, False])
        self.assert_says(result, '"code" 2 never seen ("1" 1, "1.0" 1)')


class Reasons(Scoring):
    def test_missing_never_seen_and_no_number(self):
        self.trained(self.file("train.csv", self.city_rows(["Ulm", "Bonn", "Hof"])), "bought")
        new = self.file("new.csv", "age,city,bought\n,Ulm,no\nold,Bonn,yes\n30,Kiel,no\n31,Kiel,yes\n32,Essen,no\n"
                                   "33,Hof,yes\n34,Ulm,no\n")
        words = ['"age" 1 missing, 1 no number ("old", ' + f"{new}:3)", '"city" 3 never seen ("Kiel" 2, "Essen" 1)']
        _, result = self.predicted(new)
        self.assert_says(result, "5 of 7 rows got no prediction", *words)
        evaluated = self.logreg("evaluate", self.model, new, "--json")
        self.assert_says(evaluated, "5 of 7 rows left out", *words)
        unusable = {column["column"]: column for column in json.loads(evaluated.stdout)["unusable_cells"]}
        self.assertEqual(unusable["city"]["never_seen"], 3)
        self.assertEqual(unusable["city"]["levels_never_seen"][0], {"level": "Kiel", "cells": 2})
        refused = self.logreg("predict", self.model, new, "--missing", "error")
        self.assert_refused(refused, 3, "the model cannot use a missing cell")

    def test_levels_in_another_encoding(self):
        self.trained(table("enc_levels_utf8.csv"), "bought")
        _, result = self.predicted(table("enc_levels_latin1.csv"))
        self.assert_says(result, "another encoding", "iconv -f LATIN1 -t UTF-8")
        converted = self.folder / "converted.csv"
        converted.write_text(table("enc_levels_latin1.csv").read_text(encoding="latin-1"), encoding="utf-8")
        self.assertTrue(all(self.predicted(converted)[0]))

    def test_the_other_way_round(self):
        rows = self.city_rows(["Köln", "Ulm", "Zürich"])
        self.trained(self.file("train.csv", rows, "latin-1"), "bought")
        _, result = self.predicted(self.file("new.csv", rows))
        self.assert_says(result, "another encoding", "iconv -f UTF-8 -t LATIN1", "40 cells")

    def test_columns_in_another_encoding(self):
        rows = self.city_rows(["Ulm", "Bonn"]).replace("age", "größe")
        self.trained(self.file("train.csv", rows), "bought")
        self.assert_refused(self.logreg("predict", self.model, self.file("new.csv", rows, "latin-1")), 3,
                            "another encoding", "iconv -f LATIN1 -t UTF-8")


class Labels(Scoring):
    def evaluate_with(self, yes, no):
        rows = self.city_rows(["Ulm", "Bonn"])
        self.trained(self.file("train.csv", rows), "bought")
        return self.logreg("evaluate", self.model, self.file("new.csv", rows.replace("yes", yes).replace("no", no)))

    def test_a_point_at_the_end_is_told(self):
        self.assert_refused(self.evaluate_with("yes.", "no."), 3, "but for the point at its end it is", "sed")

    def test_case_and_blanks_do_not_count_or_are_told(self):
        result = self.evaluate_with(" Yes", "NO ")
        if result.returncode != 0:
            self.assert_says(result, "but for case and blanks it is")


class Far(Scoring):
    def test_rows_far_outside_the_training_are_counted(self):
        self.trained(self.file("train.csv", self.city_rows(["Ulm", "Bonn"])), "bought")
        new = self.file("new.csv", "age,city,bought\n30,Ulm,no\n3000,Bonn,yes\n31,Bonn,no\n-500,Ulm,yes\n60,Ulm,yes\n")
        for command in ("predict", "evaluate"):
            result = self.logreg(command, self.model, new)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assert_says(result, "2 of 5 rows lie far outside what the training saw", f'"age" 2 ("3000", {new}:3)')

    def test_the_training_itself_is_not_far(self):
        for name, target in (("cat_int_train.csv", "survived"), ("enc_levels_utf8.csv", "bought")):
            self.trained(table(name), target)
            self.assertNotIn("far outside", self.predicted(table(name))[1].stderr)


class Inverted(Scoring):
    def test_probabilities_of_the_other_class_are_told(self):
        arguments = ["evaluate", "--scores", table("scores_inverted.csv"), "--target", "label", "--json"]
        wrong = self.logreg(*arguments, "--probability", "prob_no")
        self.assert_says(wrong, "wrong way round", "--positive no")
        right = self.logreg(*arguments, "--probability", "prob_no", "--positive", "no")
        self.assertNotIn("wrong way round", right.stderr)
        self.assertGreater(json.loads(right.stdout)["roc_auc"], 0.8)

    def test_probabilities_that_are_only_bad_are_not(self):
        chance = random.Random(3)
        rows = "".join(f"{chance.random()},{'yes' if chance.random() < 0.5 else 'no'}\n" for _ in range(200))
        result = self.logreg("evaluate", "--scores", self.file("s.csv", "probability,y\n" + rows), "--target", "y")
        self.assertNotIn("wrong way round", result.stderr)
