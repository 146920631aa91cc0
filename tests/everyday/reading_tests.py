"""How the bytes of tables are read: quotes, delimiters, lines that are no rows."""

import json

from everyday import EverydayTest, table

FIELDS = ["age", "income", "bought"]


class ReadingTest(EverydayTest):
    def made(self, name, text):
        """A table of this text, encoded as UTF-8 if it is no bytes."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def fit(self, data, target, *arguments):
        """What train prints as JSON, which must succeed."""
        result = self.logreg("train", data, "-t", target, "-o", self.model, "--json", *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def assert_same_fit(self, data, target, like, *arguments):
        """The table is read as the other one."""
        found, expected = self.fit(data, target, *arguments), self.fit(like, target)
        self.assertEqual(found["rows"], expected["rows"])
        self.assertEqual(found["coefficients"], expected["coefficients"])


class Quotes(ReadingTest):
    def test_blanks_outside_quotes_do_not_count(self):
        fit = self.fit(table("blank_before_quote.csv"), "bought")
        self.assertEqual([term["term"] for term in fit["coefficients"]], ["(intercept)", "age", "colour=red"])

    def test_blanks_outside_quotes_before_and_behind_them(self):
        rows = "31;'a; b' ;yes\n42 ;\t'c';no\n55; 'a; b';no\n28;'c'\t;yes\n47; 'c' ; 'yes'\n39;'a; b';no\n"
        plain = rows.replace(" '", "'").replace("' ", "'").replace("\t", "")
        like = self.made("like.csv", "age;colour;bought\n" + plain)
        data = self.made("data.csv", "age; 'colour' ;bought\n" + rows)
        fits = [self.fit(path, "bought", "--quote", "'") for path in (data, like)]
        self.assertEqual(fits[0]["coefficients"], fits[1]["coefficients"])

    def test_a_quote_behind_a_backslash_is_read_by_escape_which_is_named_first(self):
        result = self.train("quote_backslash.csv", "bought")
        self.assert_refused(result, 3, "quote_backslash.csv:2:", "Try --escape '\\'")
        fit = self.fit(table("quote_backslash.csv"), "bought", "--escape", "\\")
        self.assertEqual(fit["rows"], 40)
        self.assertIn('note=said "hi", left', [term["term"] for term in fit["coefficients"]])

    def test_an_escape_outside_quotes(self):
        data = self.made("data.csv", "note,bought\n" + "a\\,b,yes\nc,no\n" * 5 + "a\\,b,no\nc,yes\n")
        fit = self.fit(data, "bought", "--escape", "\\")
        self.assertEqual(fit["coefficients"][1]["term"], "note=c")

    def test_a_quote_that_opens_in_one_cell_and_closes_in_a_later_one_is_a_warning(self):
        result = self.train("lost_separator_before_quoted_cell.csv", "sold")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "lost_separator_before_quoted_cell.csv:4: a quote opens inside one cell")

    def test_inches_are_no_such_quotes(self):
        rows = "".join(f'{n},{n}" pipe,{n}",{"yes" if n % 3 else "no"}\n' for n in range(1, 30))
        data = self.made("data.csv", "id,pipe,width,sold\n" + rows)
        result = self.logreg("train", data, "-t", "sold", "-o", self.model, "--ignore", "id")
        self.assertNotIn("quote", result.stderr)

    def test_a_broken_quote_can_be_skipped(self):
        result = self.train("one_broken_quote.csv", "bought", "--bad-rows", "skip")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "1 row skipped", "22 (quotes)")
        self.assertNotIn("more than a tenth", result.stderr)
        self.assertEqual(json.loads(result.stdout)["rows"], 20)

    def test_a_quote_that_is_never_closed_can_be_skipped(self):
        rows = "".join(f'{n},"a, b",{"yes" if n % 3 else "no"}\n' for n in range(40))
        data = self.made("data.csv", "age,note,bought\n" + rows + '41,"a, b,no\n42,c,yes\n43,c,no\n')
        result = self.logreg("train", data, "-t", "bought", "-o", self.model, "--json", "--bad-rows", "skip")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "42 (quotes)")
        self.assertEqual(json.loads(result.stdout)["rows"], 42)

    def test_many_skipped_rows_are_a_warning_of_their_own(self):
        rows = "".join(f'{n},{"yes" if n % 3 else "no"}{",x" if n % 7 == 0 else ""}\n' for n in range(1, 50))
        data = self.made("data.csv", "age,bought\n" + rows)
        result = self.logreg("train", data, "-t", "bought", "-o", self.model, "--bad-rows", "skip")
        self.assert_says(result, "7 of 49 rows are skipped, more than a tenth")


class Delimiters(ReadingTest):
    def test_one_that_stands_only_inside_a_quoted_header_cell_is_none(self):
        fit = self.fit(table("semicolons_in_quoted_header.csv"), "bought")
        self.assertEqual([term["term"] for term in fit["coefficients"]][1], "age")

    def test_a_broken_quote_in_the_header_is_told_with_its_line(self):
        self.assert_refused(self.train("broken_quote_in_header.csv", "bought"), 3, "broken_quote_in_header.csv:1:")

    def test_runs_of_blanks(self):
        text = table("title_line.csv").read_text().split("\n", 2)[2]
        data = self.made("data.txt", text.replace(",", "  \t "))
        like = self.made("like.csv", text)
        self.assert_same_fit(data, "bought", like, "--delimiter", "blank")

    def test_a_control_character(self):
        text = table("title_line.csv").read_text().split("\n", 2)[2]
        data = self.made("data.txt", text.replace(",", "\x01"))
        like = self.made("like.csv", text)
        self.assert_same_fit(data, "bought", like, "--delimiter", "\\x01")
