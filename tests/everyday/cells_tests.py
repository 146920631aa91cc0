"""Cells as people write them: numbers in dress, dates, texts for missing numbers, labels in several spellings."""

import json
import random

from everyday import EverydayTest, table

DRESSED = {
    "thousands_few.csv": ("income", "commas between thousands"),
    "thousands_mixed.csv": ("income", "commas between thousands"),
    "thousands_eu.csv": ("income", "points between thousands"),
    "thousands_apos_ch.csv": ("income", "apostrophes between thousands"),
    "thousands_nbsp_fr.csv": ("income", "blanks between thousands"),
    "currency_400.csv": ("income", "currency signs"),
    "percent_400.csv": ("rate", "percent signs"),
    "accounting.csv": ("balance", "parentheses"),
    "unit_kg.csv": ("weight", "units"),
    "trailing_minus_sap.csv": ("delta", "minus signs behind"),
    "unicode_minus.csv": ("delta", "typographic minus"),
}
DECIMAL_COMMAS = ("thousands_eu.csv", "thousands_nbsp_fr.csv")


def rows_of(count, cell, seed=1):
    """CSV text of columns x and y, with what cell(i, random) says in x."""
    dice = random.Random(seed)
    lines = ["x,age,y"]
    for i in range(count):
        lines.append(f'{cell(i, dice)},{dice.randint(20, 70)},{dice.choice(["no", "yes"])}')
    return "\n".join(lines) + "\n"


class CellsTest(EverydayTest):
    def train_on(self, text, *arguments):
        path = self.folder / "data.csv"
        path.write_text(text, encoding="utf-8")
        return self.logreg("train", path, "-t", "y", "-o", self.model, "--json", *arguments)

    def estimate(self, result, term):
        self.assertEqual(result.returncode, 0, result.stderr)
        return {each["term"]: each for each in json.loads(result.stdout)["coefficients"]}[term]["estimate"]


class DressedNumbers(CellsTest):
    def test_each_is_refused_with_what_it_is_dressed_in_and_the_way_to_read_it(self):
        for name, (column, dress) in DRESSED.items():
            with self.subTest(name):
                self.assert_refused(self.train(name, "bought"), 3, f'"{column}"', dress, f"--parse-number {column}")
                self.assertFalse(self.model.exists())

    def test_read_as_they_are_meant_they_give_the_right_fit(self):
        for name, (column, _) in DRESSED.items():
            decimal = ["--decimal", f"{column}=,"] if name in DECIMAL_COMMAS else []
            with self.subTest(name):
                self.assert_fits(self.train(name, "bought", "--parse-number", column, *decimal), name)

    def test_a_decimal_comma_is_never_advised_for_thousands(self):
        for name in ("thousands_few.csv", "thousands_mixed.csv"):
            result = self.train(name, "bought")
            self.assertNotIn("--decimal", result.stderr)
            self.assert_says(result, "1008" if name == "thousands_few.csv" else "1017", "1.0")

    def test_decimal_commas_in_quotes_name_the_option(self):
        result = self.train("decimal_comma_quoted.csv", "bought")
        self.assert_refused(result, 3, "--decimal ,")

    def test_all_such_columns_are_named_at_once(self):
        dice = random.Random(3)
        lines = ["a,b,c,y"]
        for i in range(60):
            lines.append(f'"${dice.randint(1000, 9999):,}",{dice.randint(1, 99)}%,{dice.random():.2f} kg,{i % 2}')
        result = self.train_on("\n".join(lines) + "\n")
        self.assert_refused(result, 3, '"a"', '"b"', '"c"', "--parse-number a,b,c")

    def test_a_unit_percent_or_suffix_that_changes_is_refused_with_both_places(self):
        for first, second in (("86.6 kg", "20 lb"), ("12%", "0.5"), ("5 kg", "7")):
            text = rows_of(60, lambda i, dice: first if i != 20 else second)
            with self.subTest((first, second)):
                self.assert_refused(self.train_on(text, "--parse-number", "x"), 3, first, second, "data.csv:2",
                                    "data.csv:22")
        # Bare amounts may stand beside one currency, but not beside two.
        text = rows_of(60, lambda i, dice: {20: "$7", 40: "\u20ac7"}.get(i, str(dice.randint(1, 9))))
        self.assert_refused(self.train_on(text, "--parse-number", "x"), 3, "$7", "\u20ac7", "data.csv:22", "data.csv:42")
        text = rows_of(60, lambda i, dice: "3k" if i == 20 else str(dice.randint(1, 9)))
        self.assert_refused(self.train_on(text, "--parse-number", "x"), 3, '"3k"', "data.csv:22")

    def test_spellings_and_plurals_of_a_unit_do_not_change_it(self):
        text = rows_of(60, lambda i, dice: f"{i % 9 + 1} {('year', 'years', 'Years')[i % 3]}")
        self.assertEqual(self.train_on(text, "--parse-number", "x").returncode, 0)
        self.assert_refused(self.train_on(text), 3, "--parse-number x")

    def test_predict_reads_alike_and_another_unit_cannot_be_used(self):
        text = rows_of(60, lambda i, dice: f"{dice.randint(40, 99)} kg")
        self.assertEqual(self.train_on(text, "--parse-number", "x").returncode, 0)
        new = self.folder / "new.csv"
        new.write_text("x,age\n50 kg,30\n50 lb,30\n50kg,30\n")
        result = self.logreg("predict", self.model, new)
        self.assertEqual(result.returncode, 0, result.stderr)
        cells = [line.split(",")[2] for line in result.stdout.splitlines()[1:]]
        self.assertTrue(cells[0] and cells[0] == cells[2] and not cells[1], cells)

    def test_a_percent_is_a_share(self):
        as_share = rows_of(80, lambda i, dice: f"{dice.randint(1, 99) / 100}")
        as_percent = rows_of(80, lambda i, dice: f"{dice.randint(1, 99)}%")
        share = self.estimate(self.train_on(as_share), "x")
        self.assertEqual(self.estimate(self.train_on(as_percent, "--parse-number", "x"), "x"), share)


class Blanks(CellsTest):
    def test_blanks_of_any_kind_around_a_number_do_not_count(self):
        result = self.train("one_no_break_space.csv", "bought")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "11, all used")


class MissingNumbers(CellsTest):
    def test_the_usual_texts_are_missing_in_columns_of_numbers(self):
        for name in ("na_dash_age.csv", "na_n_a_lower.csv", "na_backslashN.csv", "na_excel_errors_15.csv"):
            with self.subTest(name):
                self.assert_fits(self.train(name, "bought"), name)

    def test_a_few_other_texts_beside_many_numbers_are_refused_with_all_of_them_in_the_cure(self):
        result = self.train("censored_15.csv", "bought")
        self.assert_refused(result, 3, "--na 'score=<0.1,score=>99'")
        result = self.train("censored_15.csv", "bought", "--na", "score=<0.1,score=>99")
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_a_count_with_a_top_category_stays_a_category(self):
        text = rows_of(90, lambda i, dice: dice.choice(["0", "1", "2+"]))
        result = self.train_on(text)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("x=2+", result.stdout)

    def test_a_text_of_one_column_is_missing_there_only(self):
        text = rows_of(90, lambda i, dice: "-99" if i % 10 == 0 else str(dice.randint(1, 60)))
        result = self.train_on(text, "--na", "x=-99")
        self.assertEqual(json.loads(result.stdout)["rows"], 81, result.stderr)

    def test_in_texts_a_dash_is_a_level_and_na_is_missing_and_told(self):
        text = rows_of(90, lambda i, dice: dice.choice(["-", "NA", "b"]))
        result = self.train_on(text)
        self.assertIn('"NA"', result.stderr)
        self.assertIn("x=b", result.stdout)
        self.assertIn("baseline \"-\"", result.stderr)


class Dates(CellsTest):
    def test_dates_are_no_features_by_themselves_and_the_option_is_told(self):
        for name, column, option in (("date_iso.csv", "signup", "--date signup=iso"),
                                     ("date_de.csv", "signup", "--date signup=%d.%m.%Y"),
                                     ("time_hhmm.csv", "hour", "--date hour=%H:%M")):
            with self.subTest(name):
                result = self.train(name, "bought")
                self.assertEqual(result.returncode, 0, result.stderr)
                said = " ".join(result.stderr.split())
                self.assertIn(option, said)
                self.assertNotIn(column, [each["term"] for each in json.loads(result.stdout)["coefficients"]])
                result = self.train(name, "bought", *option.split())
                self.assertIn(column, [each["term"] for each in json.loads(result.stdout)["coefficients"]])

    def test_dates_in_another_format_are_refused_with_theirs(self):
        result = self.train("date_de.csv", "bought", "--date", "signup")
        self.assert_refused(result, 3, '"25.09.2021" is not a date as iso', "Try --date signup=%d.%m.%Y")

    def test_a_day_above_twelve_tells_months_from_days(self):
        def slashes(last):
            return rows_of(60, lambda i, dice: f"{dice.randint(1, 12)}/{dice.randint(1, last)}/2021")
        said = " ".join(self.train_on(slashes(28)).stderr.split())
        self.assertIn("--date x=%m/%d/%Y", said)
        self.assertNotIn("%d/%m/%Y", said)
        said = " ".join(self.train_on(slashes(12)).stderr.split())
        self.assertIn("--date x=%m/%d/%Y or --date x=%d/%m/%Y", said)

    def test_zoned_and_unzoned_times_do_not_mix(self):
        text = rows_of(60, lambda i, dice: f"2021-01-{i % 28 + 1:02}T10:00" + ("Z" if i == 30 else ""))
        self.assert_refused(self.train_on(text, "--date", "x"), 3, "T10:00Z", "data.csv:32")

    def test_integers_that_are_dates_are_noted(self):
        text = rows_of(60, lambda i, dice: f"2021{dice.randint(1, 12):02}{dice.randint(1, 28):02}")
        self.assertIn("--date x=%Y%m%d", " ".join(self.train_on(text).stderr.split()))


class Spellings(CellsTest):
    def test_yes_and_no_in_several_spellings_are_two_levels(self):
        result = self.train("bool_mixed_case.csv", "bought")
        self.assert_says(result, "several spellings", "2 levels")
        fit = json.loads(result.stdout)
        expected = json.loads(table("expected.json").read_text())["bool_mixed_case.csv"]["coefficients"]
        values = {each["term"].lower().replace("=", ""): each["estimate"] for each in fit["coefficients"]}
        for term, right in expected.items():
            self.assertAlmostEqual(values[term], right["estimate"], delta=1e-6 * abs(right["estimate"]))

    def test_labels_in_several_spellings_are_two(self):
        for name in ("label_mixed_case.csv", "label_trailing_space.csv"):
            with self.subTest(name):
                result = self.train(name, "bought")
                self.assert_fits(result, name)
                self.assert_says(result, "spellings")
                evaluated = self.logreg("evaluate", self.model, table(name), "--json")
                self.assertEqual(evaluated.returncode, 0, evaluated.stderr)

    def test_the_positive_label_takes_its_spellings_along_or_is_refused(self):
        text = "x,y\n" + "".join(f"{i % 7},{['yes', 'Yes', 'no', 'maybe'][i % 4]}\n" for i in range(80))
        self.assert_refused(self.train_on(text, "--positive", "yes"), 2, "--positive yes --positive Yes")
        result = self.train_on(text, "--positive", "yes", "--positive", "Yes")
        self.assertEqual(json.loads(result.stdout)["rows"], 80)
        result = self.train_on(text, "--positive", "yes", "--positive", "Yes", "--negative", "no")
        self.assertEqual(json.loads(result.stdout)["rows"], 60)
        self.assert_says(result, "20 with a label of neither class")

    def test_genotypes_and_units_stay_apart(self):
        for levels in (["AA", "Aa", "aa"], ["mW", "MW"]):
            result = self.train_on(rows_of(90, lambda i, dice: dice.choice(levels)))
            self.assert_says(result, "differ only in case", f"{len(levels)} levels")


class RowNames(CellsTest):
    def test_a_counter_of_rows_is_ignored_and_said(self):
        result = self.train("sorted_unnamed0.csv", "y")
        self.assert_says(result, '"Unnamed: 0"', "counts the rows")
        self.assert_fits(result, "sorted_unnamed0.csv")

    def test_an_identifier_is_told_though_it_is_no_exact_double(self):
        result = self.train("id_snowflake.csv", "bought")
        self.assert_says(result, "looks like an identifier", "--ignore tweet_id")

    def test_a_week_and_a_dose_stay_features(self):
        weeks = "week,y\n" + "".join(f"{i + 1},{'yes' if i * 7 % 5 > 2 else 'no'}\n" for i in range(400))
        result = self.train_on(weeks)
        self.estimate(result, "week")
        self.assert_says(result, "counts the rows", "--ignore week")
        doses = "dose,y\n" + "".join(f"{i},{'yes' if i in (2, 4, 5) else 'no'}\n" for i in range(6))
        self.estimate(self.train_on(doses), "dose")
        by_id = "id,y\n" + "".join(f"{i + 1},{'yes' if i * 7 % 5 > 2 else 'no'}\n" for i in range(400))
        self.estimate(self.train_on(by_id, "--features", "id"), "id")


class FilledIn(CellsTest):
    def test_single_columns_are_filled_in_and_predict_does_so_too(self):
        text = "x,city,y\n" + "".join(f"{i % 9 if i % 4 else ''},{['Bonn', 'Rome', ''][i % 3]},{i * 5 % 3 % 2}\n"
                                      for i in range(120))
        result = self.train_on(text, "--impute", "x=median,city=Rome")
        self.assertEqual(json.loads(result.stdout)["rows"], 120, result.stderr)
        self.assert_says(result, "Filled in", 'as "Rome"')
        self.assertEqual(json.loads(self.model.read_text())["format_version"], 2)
        new = self.folder / "new.csv"
        new.write_text("x,city\n4,Rome\n,\n")
        lines = self.logreg("predict", self.model, new).stdout.splitlines()
        self.assertEqual(lines[1].split(",")[2:], lines[2].split(",")[2:])

    def test_what_is_no_way_to_fill_in_is_refused(self):
        text = "x,y\n" + "".join(f"{i % 9},{i * 5 % 3 % 2}\n" for i in range(60))
        self.assert_refused(self.train_on(text, "--impute", "x=often"), 2, "mean, median, mode")
        self.assert_refused(self.train_on(text, "--impute", "z=mean"), 2, '"z"')


class Baselines(CellsTest):
    def test_missing_and_other_can_be_the_baseline(self):
        text = "c,y\n" + "".join(f"{['a', 'b', '', 'd'][i % 4] if i % 40 else 'rare'},{i * 5 % 3 % 2}\n"
                                 for i in range(200))
        for level, more in (("(missing)", ["--missing", "impute"]), ("(other)", ["--min-level-rows", "20"])):
            result = self.train_on(text, "--baseline", f"c={level}", *more)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assert_says(result, f'baseline "{level}"')

    def test_the_baseline_of_a_column_that_the_data_take_out_is_a_note(self):
        text = "c,x,y\n" + "".join(f"a,{i % 7},{i * 5 % 3 % 2}\n" for i in range(60))
        result = self.train_on(text, "--baseline", "c=a")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("has no baseline", " ".join(result.stderr.split()))


class Remembered(CellsTest):
    def test_the_model_reads_other_files_with_its_escape_and_without_the_lines_under_the_header(self):
        data = table("quote_backslash.csv")
        self.assertEqual(self.train("quote_backslash.csv", "bought", "--escape", "\\", "--ignore", "note").returncode, 0)
        result = self.logreg("predict", self.model, data)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "reading as the model was trained: --escape")
        self.assertEqual(self.train("units_row.csv", "bought", "--skip-after-header", "1").returncode, 0)
        result = self.logreg("evaluate", self.model, table("units_row.csv"), "--json")
        self.assertEqual(json.loads(result.stdout)["rows"], 40, result.stderr)
        self.assert_says(result, "--skip-after-header 1")
