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


class FirstLines(ReadingTest):
    def body(self):
        """The table that most of the others are made of: a header and its rows."""
        return table("title_line.csv").read_text().split("\n", 2)[2]

    def test_a_line_sep_is_obeyed_and_said(self):
        like = self.made("like.csv", self.body())
        self.assert_same_fit(table("sep_line_semicolon.csv"), "bought", like)
        self.assert_says(self.train("sep_line_semicolon.csv", "bought"), "sep=; tells the delimiter")

    def test_other_lines_sep(self):
        like = self.made("like.csv", self.body())
        for delimiter, line in [("|", "\ufeffsep=|\n"), ("\t", '"sep=\t"\r\n'), (",", "sep=,,,\n"), (":", "SEP=:\n")]:
            with self.subTest(line=line):
                data = self.made("data.csv", line + self.body().replace(",", delimiter))
                self.assert_same_fit(data, "bought", like)

    def test_a_column_may_be_called_sep(self):
        data = self.made("data.csv", "sep=x,bought\n" + "".join(f"{n},{n * n % 5 % 2}\n" for n in range(60)))
        self.assertEqual([term["term"] for term in self.fit(data, "bought")["coefficients"]][1], "sep=x")

    def test_lines_under_the_header_are_skipped(self):
        like = self.made("like.csv", self.body())
        self.assert_same_fit(table("units_row.csv"), "bought", like, "--skip-after-header", "1")


class CellsBesideTheHeader(ReadingTest):
    def test_an_empty_last_cell_in_every_row(self):
        result = self.train("trailing_rows_only.csv", "bought")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "a delimiter stands behind the last cell of each row")
        self.assertEqual([term["term"] for term in json.loads(result.stdout)["coefficients"]],
                         ["(intercept)", "age", "income"])

    def test_names_of_rows(self):
        result = self.train("write_table_rownames.csv", "bought")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "the first is the name of the row")
        self.assertEqual([term["term"] for term in json.loads(result.stdout)["coefficients"]],
                         ["(intercept)", "age", "income"])

    def test_they_are_read_alike_from_a_pipe(self):
        for name in ("trailing_rows_only.csv", "write_table_rownames.csv"):
            with self.subTest(name=name):
                self.fit(table(name), "bought")
                from_file = self.logreg("predict", self.model, table(name))
                self.assertEqual(from_file.returncode, 0, from_file.stderr)
                from_pipe = self.logreg("predict", self.model, "-", input=table(name).read_text())
                self.assertEqual(from_pipe.stdout, from_file.stdout)
                header, *rows = from_file.stdout.splitlines()
                self.assertTrue(all(row.count(",") == header.count(",") for row in rows))

    def test_words_as_names_of_rows_separated_by_blanks(self):
        header, *rows = table("title_line.csv").read_text().split("\n", 2)[2].splitlines()
        text = header.replace(",", " ") + "\n"
        for n, row in enumerate(rows):
            text += f'"car {n}" ' + row.replace(",", " ") + "\n"
        data = self.made("data.txt", text)
        fit = self.fit(data, "bought", "--delimiter", "blank")
        self.assertEqual([term["term"] for term in fit["coefficients"]], ["(intercept)", "age", "income"])


class Layouts(ReadingTest):
    """Lines that are no rows of the table: they are named, and what is offered is right."""

    def body(self):
        return table("title_line.csv").read_text().split("\n", 2)[2]

    def assert_named(self, data, place, option):
        """The error names place and option, and with that option the table is read as it is without the lines."""
        like = self.made("like.csv", self.body())
        result = self.logreg("train", data, "-t", "bought", "-o", self.model)
        self.assertNotEqual(result.returncode, 0)
        self.assert_says(result, place, ". Try " + " ".join(option))
        self.assertNotIn("--positive", result.stderr)
        self.assert_same_fit(data, "bought", like, *[word.strip("'") for word in option])

    def assert_told(self, data, *words):
        """The error says what is wrong, and offers no option."""
        result = self.logreg("train", data, "-t", "bought", "-o", self.model)
        self.assertIn(result.returncode, (2, 3), result.stderr)
        self.assert_says(result, *words)
        self.assertNotIn("Try --", result.stderr)
        self.assertNotIn("--positive", result.stderr)

    def test_titles(self):
        self.assert_named(table("title_line.csv"), "title_line.csv:3: the header", ["--skip-lines", "2"])

    def test_other_titles(self):
        body = self.body()
        titles = [("Customers, all shops\n", body), ("Customers,,\n,,\nexported 2024-03-01,,\n", body),
                  ("Sales; by shop\r\n\r\n", body.replace(",", ";").replace("\n", "\r\n")),
                  ("A title\n" * 9, body.replace(",", "\t"))]
        for title, rest in titles:
            with self.subTest(title=title):
                data = self.made("data.csv", title + rest)
                line = title.count("\n")
                self.assert_named(data, f"data.csv:{line + 1}: the header", ["--skip-lines", str(line)])

    def test_two_lines_of_header(self):
        data = self.made("data.csv", "person,person,outcome\n" + self.body())
        self.assert_named(data, "data.csv:2: the header", ["--skip-lines", "1"])

    def test_comments(self):
        self.assert_named(table("hash_comment.csv"), "hash_comment.csv:1: the line begins with #", ["--comment", "'#'"])

    def test_comments_of_another_kind_and_among_the_rows(self):
        header, rest = self.body().split("\n", 1)
        data = self.made("data.csv", "% by a tool, 2024\n%\n" + header + "\n" + rest)
        self.assert_named(data, "data.csv:1: the line begins with %", ["--comment", "%"])
        data = self.made("data.csv", self.body() + "# 40 rows\n")
        self.assert_named(data, "data.csv:42: the line begins with #", ["--comment", "'#'"])

    def test_units(self):
        self.assert_named(table("units_row.csv"), "units_row.csv:2: under the header", ["--skip-after-header", "1"])

    def test_types_and_descriptions_under_the_header(self):
        header, rest = self.body().split("\n", 1)
        for lines in ("continuous,continuous,discrete\n", "int,float,str\nAge in years,Income in EUR,Bought?\n",
                      "[years],[EUR],\n\n"):
            with self.subTest(lines=lines):
                data = self.made("data.csv", header + "\n" + lines + rest)
                count = str(lines.rstrip("\n").count("\n") + 1)
                self.assert_named(data, "data.csv:2: under the header", ["--skip-after-header", count])

    def test_a_title_and_units(self):
        header, rest = self.body().split("\n", 1)
        data = self.made("data.csv", "Customers\n" + header + "\nyears,EUR,\n" + rest)
        self.assert_named(data, "data.csv:2: the header", ["--skip-lines", "1", "--skip-after-header", "1"])

    def test_the_header_again(self):
        self.assert_told(table("header_repeated.csv"), "here the header stands again", "Delete the line")

    def test_files_put_together(self):
        data = self.made("data.csv", self.body() * 3)
        self.assert_told(data, "data.csv:42: here the header stands again (and 1 time more)")

    def test_two_tables(self):
        result = self.logreg("train", table("two_tables_blank_line.csv"), "-t", "sold", "-o", self.model)
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assert_says(result, "two_tables_blank_line.csv:7: behind a blank line begins what is no row")
        self.assertNotIn("--positive", result.stderr)

    def test_other_second_tables(self):
        for rest in ("\ncolour,size\nred,S\n", "\nTotal: 40 rows\n", "\n\n" + self.body()):
            with self.subTest(rest=rest):
                self.assert_told(self.made("data.csv", self.body() + rest), "behind a blank line begins what is no row")

    def test_a_header_broken_over_lines(self):
        rest = self.body().split("\n", 1)[1]
        data = self.made("data.csv", "age,income\n(EUR),bought\n" + rest)
        self.assert_told(data, "data.csv:1: the header seems to be broken over 2 lines", "Write the header in one line")

    def test_apostrophes_as_quotes(self):
        result = self.train("apostrophes_as_quotes.csv", "bought")
        self.assert_refused(result, 3, "Try --quote \"'\"")
        fit = self.fit(table("apostrophes_as_quotes.csv"), "bought", "--quote", "'")
        self.assertEqual([term["term"] for term in fit["coefficients"]], ["(intercept)", "age", "colour=red"])

    def test_apostrophes_around_texts_only(self):
        data = self.made("data.csv", self.body().replace("yes", "'yes'").replace("no", "'no'"))
        result = self.logreg("train", data, "-t", "bought", "-o", self.model)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "--quote \"'\"")

    def test_delimiters_that_are_not_looked_for(self):
        for delimiter, option in (("  ", "blank"), ("\x01", "'\\x01'"), ("^", "'^'"), (":", ":")):
            with self.subTest(delimiter=delimiter):
                data = self.made("data.csv", self.body().replace(",", delimiter))
                result = self.logreg("train", data, "-t", "bought", "-o", self.model)
                self.assert_refused(result, 2, "cells seem to be separated by", "Try --delimiter " + option)

    def test_bytes_that_no_text_has(self):
        data = self.made("data.csv", b"bought\x00\x01\x02,x\n" + bytes(range(256)) * 8)
        self.assert_told(data, "data.csv")
        self.assert_told(self.made("data.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "is a picture, not CSV text")
        data = self.made("data.csv", b"abc,def\n1,2\n" + b"\x03\x04\x05\0" * 30)
        self.assert_told(data, "holds control bytes, as no text does", "Export it as CSV")
