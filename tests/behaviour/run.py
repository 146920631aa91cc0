#!/usr/bin/env python3
"""What golden files cannot express: streams, signals, file modes, damaged models, equal bytes.

    tests/behaviour/run.py --logreg build/dev/logreg [-v] [NAME...]

NAME is a test as unittest calls it: ModelFile or ModelFile.test_any_cut_is_refused.
"""

import argparse
import copy
import csv
import io
import json
import math
import os
import random
import select
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from listening import wait_until_listening

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
TIMEOUT = 600  # seconds after which a command is taken to hang
SOON = 10     # seconds for what should take milliseconds; sanitizers and busy machines are slow
PROBABILITY = 1e-12  # relative: a sum worked out in another order

logreg_path = ""  # set by main


def command(*arguments):
    return [logreg_path, *map(str, arguments)]


def start(*arguments, **streams):
    """A running logreg with the signals of a fresh shell."""
    def default_signals():
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    return subprocess.Popen(command(*arguments), preexec_fn=default_signals, **streams)


def table_of(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def text_of(columns, rows, delimiter=","):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


class Case(unittest.TestCase):
    """A fresh directory, and what most tests say."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_logreg(self, *arguments, status=0, stdin=b"", environment=None, stdout=subprocess.PIPE):
        """stdout and stderr as bytes, once the exit status is as said."""
        done = subprocess.run(command(*arguments), input=stdin, stdout=stdout, stderr=subprocess.PIPE,
                              cwd=self.folder, env=environment, timeout=TIMEOUT)
        self.assertEqual(done.returncode, status, f"{arguments}: {done.stderr.decode(errors='backslashreplace')}")
        return done.stdout, done.stderr.decode(errors="backslashreplace")

    def train_students(self, output="students.json"):
        self.run_logreg("train", SAMPLES / "students.csv", "-t", "passed", "-o", output)
        return self.folder / output

    def train_customers(self, *options, output="customers.json", data=(SAMPLES / "customers.csv",), **more):
        self.run_logreg("train", *data, "-t", "churned", "-o", output, *options, **more)
        return self.folder / output

    def predict(self, model, *arguments, **more):
        return table_of(self.run_logreg("predict", model, *arguments, **more)[0].decode())

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def device(self, name, minor):
        """A copy of a memory device (minor 3: null, 7: full) in the test's own directory."""
        path = self.folder / name
        try:
            os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, minor))
            os.close(os.open(path, os.O_WRONLY))
        except OSError as error:
            self.skipTest(f"device nodes are not permitted here: {error}")
        return path


class SameBytes(Case):
    """What must not make a difference."""

    def models(self, *variants):
        """The model file's bytes for each list of train arguments."""
        for arguments in variants:
            self.run_logreg("train", *arguments, "-o", "model.json")
            yield (self.folder / "model.json").read_bytes()

    def test_threads(self):
        header, rows = (SAMPLES / "customers.csv").read_bytes().split(b"\n", 1)
        data = self.write("large.csv", header + b"\n" + rows * 15)
        for options in [], ["--missing", "impute"], ["--l2", "0.01"]:
            one, two, seven = self.models(*([data, "-t", "churned", *options, "--threads", threads]
                                            for threads in (1, 2, 7)))
            self.assertEqual(one, two, options)
            self.assertEqual(one, seven, options)

    def test_instruction_sets(self):
        models = []
        for name in "baseline", "avx2", "avx512":
            self.run_logreg("train", SAMPLES / "customers.csv", "-t", "churned", "-o", "model.json",
                            environment={**os.environ, "LOGREG_ISA": name})
            models.append((self.folder / "model.json").read_bytes())
        self.assertEqual(models[0], models[1])
        self.assertEqual(models[0], models[2])

    def test_large_files_and_pipes(self):
        # Quoted line breaks make cuts of a large file fall inside quotes.
        rows = "".join(f'{i % 7},"note {i}\nfor, a ""long"" text {"x" * (i % 300)}\n3,no",{"yes" if i % 3 else "no"}\n'
                       for i in range(40000))
        data = self.write("large.csv", ("hours,note,passed\n" + rows).encode())
        self.run_logreg("train", data, "-t", "passed", "--features", "hours", "-o", "model.json")
        expected = None
        for threads in "1", "3":
            answer, _ = self.run_logreg("predict", "model.json", data, "--threads", threads)
            expected = expected or answer
            self.assertEqual(answer, expected)
        piped, _ = self.run_logreg("predict", "model.json", "-", stdin=data.read_bytes())
        self.assertEqual(piped, expected)

    def test_line_ends(self):
        lines = (SAMPLES / "students.csv").read_bytes()
        paths = [self.write("lf.csv", lines), self.write("crlf.csv", lines.replace(b"\n", b"\r\n")),
                 self.write("cr.csv", lines.replace(b"\n", b"\r")), self.write("no_end.csv", lines.rstrip(b"\n")),
                 self.write("bom.csv", b"\xef\xbb\xbf" + lines)]
        self.assertEqual(len(set(self.models(*([path, "-t", "passed"] for path in paths)))), 1)

    def test_stdin(self):
        data = SAMPLES / "customers.csv"
        self.train_customers(output="file.json")
        self.train_customers(output="stdin.json", data=["-"], stdin=data.read_bytes())
        self.assertEqual((self.folder / "file.json").read_bytes(), (self.folder / "stdin.json").read_bytes())

        model = self.folder / "file.json"
        new = SAMPLES / "customers_new.csv"
        self.assertEqual(self.run_logreg("predict", model, new)[0],
                         self.run_logreg("predict", model, "-", stdin=new.read_bytes())[0])
        self.assertEqual(self.run_logreg("evaluate", model, data, "--json")[0],
                         self.run_logreg("evaluate", model, "-", "--json", stdin=data.read_bytes())[0])

    def test_model_on_stdout(self):
        model = self.train_students()
        stdout, _ = self.run_logreg("train", SAMPLES / "students.csv", "-t", "passed", "-q", "-o", "-")
        self.assertTrue(stdout.startswith(model.read_bytes()))


class SeveralFiles(Case):
    def setUp(self):
        super().setUp()
        self.rows = table_of((SAMPLES / "customers.csv").read_text())
        self.columns = list(self.rows[0])
        self.whole = self.train_customers(output="whole.json")

    def coefficients(self, path):
        model = json.loads(path.read_text())
        return model["intercept"], [(term["term"], term["coefficient"], term["std_error"]) for term in model["terms"]]

    def test_a_split_table(self):
        parts = [self.write("first.csv", text_of(self.columns, self.rows[:1234])),
                 self.write("second.csv", text_of(self.columns, self.rows[1234:]))]
        split = self.train_customers(output="split.json", data=parts)
        self.assertEqual(self.coefficients(split), self.coefficients(self.whole))

    def test_another_dialect_and_column_order(self):
        parts = [self.write("first.csv", text_of(self.columns, self.rows[:700])),
                 self.write("second.csv", text_of(self.columns[::-1], self.rows[700:], delimiter=";"))]
        mixed = self.train_customers(output="mixed.json", data=parts)
        self.assertEqual(self.coefficients(mixed), self.coefficients(self.whole))

        # The records of the second file are rewritten in the manner of the first.
        scored = self.predict(self.whole, *parts)
        self.assertEqual([{name: row[name] for name in self.columns} for row in scored], self.rows)
        self.assertEqual([row["probability"] for row in scored],
                         [row["probability"] for row in self.predict(self.whole, SAMPLES / "customers.csv")])

    def test_other_columns_are_an_error(self):
        parts = [self.write("first.csv", text_of(self.columns, self.rows[:700])),
                 self.write("second.csv", text_of(self.columns[1:], self.rows[700:]))]
        _, stderr = self.run_logreg("train", *parts, "-t", "churned", "-o", "model.json", status=3)
        self.assertIn("second.csv", stderr)
        self.assertIn("customer_id", stderr)


class Prediction(Case):
    def test_shuffled_and_extra_columns(self):
        model = self.train_customers()
        new = SAMPLES / "customers_new.csv"
        rows = table_of(new.read_text())
        columns = [*rows[0], "extra", "another"]
        random.Random(1).shuffle(columns)
        extended = [{**row, "extra": "1", "another": "x, y"} for row in rows]
        shuffled = self.write("shuffled.csv", text_of(columns, extended))

        def answers(path):
            return [(row["customer_id"], row["probability"], row["prediction"]) for row in self.predict(model, path)]

        self.assertEqual(answers(new), answers(shuffled))

    def test_a_pocket_calculator_gives_the_probabilities(self):
        path = self.train_customers()
        model = json.loads(path.read_text())
        missing = {"", *model["reading"]["na"]}
        levels = {column["name"]: column["levels"] for column in model["columns"] if column["levels"]}
        usable = 0
        for row in self.predict(path, SAMPLES / "customers_new.csv", "--logit"):
            cells = [(row[term["column"]], term) for term in model["terms"]]
            if any(cell in missing or (term["column"] in levels and cell not in levels[term["column"]])
                   for cell, term in cells):
                self.assertEqual((row["probability"], row["prediction"]), ("", ""), row)
                continue
            usable += 1
            values = [(float(cell == term["level"]) if term["level"] is not None else float(cell), term)
                      for cell, term in cells]
            logit = model["intercept"] + sum(term["coefficient"] * value for value, term in values)
            at_means = model["logit_at_means"] + sum(term["coefficient"] * (value - term["mean"])
                                                     for value, term in values)
            for z in logit, at_means:
                self.assertAlmostEqual(float(row["logit"]), z, delta=PROBABILITY * max(1, abs(z)), msg=row)
                probability = 1 / (1 + math.exp(-z))
                self.assertAlmostEqual(float(row["probability"]), probability, delta=PROBABILITY, msg=row)
            more_likely = float(row["probability"]) > model["threshold"]
            self.assertEqual(row["prediction"], model["target"]["positive" if more_likely else "negative"])
        self.assertGreater(usable, 150)

    def test_rows_keep_their_order_and_number(self):
        model = self.train_customers()
        for data in SAMPLES / "customers.csv", SAMPLES / "customers_new.csv":
            rows = table_of(data.read_text())
            self.assertTrue(any("\n" in row["note"] for row in rows))
            scored = self.predict(model, data)
            self.assertEqual([{name: row[name] for name in rows[0]} for row in scored], rows)
            self.assertEqual(len(self.predict(model, data, "--only")), len(rows))

    def test_records_pass_byte_for_byte(self):
        model = self.train_students()
        for end in b"\n", b"\r\n":
            records = [b'name,hours,"odd ""one"""', b'"plain",2.5,x', b'"a, ""b""", 3.00 ,', b',+1.50,""""',
                       b'caf\xe9 \xff,"1e0",  y  ', b'"two\nlines",,z', b'"two\r\nlines",4,"z"']
            data = self.write("data.csv", end.join(records) + end)
            stdout, _ = self.run_logreg("predict", model, data)
            position = 0
            for record in records:
                self.assertEqual(stdout[position:position + len(record) + 1], record + b",")
                position = stdout.index(end, position + len(record)) + len(end)
            self.assertEqual(position, len(stdout))

    def test_predict_then_evaluate_agree_with_train(self):
        stdout, _ = self.run_logreg("train", SAMPLES / "customers.csv", "-t", "churned", "-o", "model.json", "--json")
        metrics = json.loads(stdout)["metrics"]
        evaluated = json.loads(self.run_logreg("evaluate", "model.json", SAMPLES / "customers.csv", "--json")[0])
        for name in "accuracy", "roc_auc", "average_precision", "log_loss", "brier_score":
            self.assertAlmostEqual(metrics[name], evaluated[name], delta=1e-12, msg=name)
        self.assertEqual(metrics["confusion"], evaluated["confusion"])

        scored = [row for row in self.predict("model.json", SAMPLES / "customers.csv") if row["probability"]]
        right = sum(row["prediction"] == row["churned"] for row in scored)
        self.assertAlmostEqual(metrics["accuracy"], right / len(scored), delta=1e-12)


class ModelFile(Case):
    """Untrusted input."""

    # What version 0.1 did not write, and files may lack.
    LATER = {"conf_low", "intercept_test", "summary", "rows_fingerprint"}

    def refusals(self, texts, verbs=("predict", "evaluate", "inspect")):
        """(text's key, verb, exit status, stderr) of every verb on every damaged model."""
        data = {"inspect": []}

        def refusal(job):
            number, (key, text), verb = job
            path = self.write(f"damaged_{number}_{verb}.json", text)
            done = subprocess.run(command(verb, path, *data.get(verb, [SAMPLES / "customers.csv"])),
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
            path.unlink()
            return key, verb, done.returncode, done.stderr.decode(errors="backslashreplace")

        jobs = [(number, item, verb) for number, item in enumerate(texts.items()) for verb in verbs]
        with ThreadPoolExecutor(2) as pool:
            yield from pool.map(refusal, jobs)

    def expect_refused(self, texts, **more):
        for key, verb, status, stderr in self.refusals(texts, **more):
            self.assertEqual(status, 3, f"{verb} with {key}: {stderr}")
            self.assertTrue(stderr.startswith("logreg: "), f"{verb} with {key}: {stderr}")

    def test_any_cut_is_refused(self):
        whole = self.train_customers().read_bytes()
        last_brace = whole.rstrip().rfind(b"}")
        line_ends = {at for at in range(last_brace) if whole[at:at + 1] == b"\n"}
        after_line_ends = {at + 1 for at in line_ends if at + 1 <= last_brace}
        cuts = {0, 1, last_brace} | line_ends | after_line_ends
        self.expect_refused({f"{cut} bytes left": whole[:cut] for cut in sorted(cuts)})
        elsewhere = range(2, last_brace, max(1, last_brace // 400))
        self.expect_refused({f"{cut} bytes left": whole[:cut] for cut in elsewhere}, verbs=["inspect"])

    def keys(self, value, place=()):
        """The place of every key; of a list's elements the first and the last stand for all."""
        if isinstance(value, dict):
            for key, inner in value.items():
                yield (*place, key)
                yield from self.keys(inner, (*place, key))
        elif isinstance(value, list) and value:
            for index in sorted({0, len(value) - 1}):
                yield from self.keys(value[index], (*place, index))

    def test_any_removed_key_is_named(self):
        model = json.loads(self.train_customers().read_text())
        damaged = {}
        for place in self.keys(model):
            if self.LATER & {place[-1], place[0]}:
                continue
            changed = copy.deepcopy(model)
            holder = changed
            for step in place[:-1]:
                holder = holder[step]
            del holder[place[-1]]
            damaged[place] = json.dumps(changed)
        self.assertGreater(len(damaged), 30)
        for place, verb, status, stderr in self.refusals(damaged):
            self.assertEqual(status, 3, f"{verb} without {place}: {stderr}")
            self.assertIn(place[-1], stderr, f"{verb} without {place}")

    def test_a_rewritten_model_is_the_same_model(self):
        path = self.train_customers()
        model = {**json.loads(path.read_text()), "unknown": [1, {"a": None}]}
        rewritten = self.write("rewritten.json", json.dumps(model))
        new = SAMPLES / "customers_new.csv"
        self.assertEqual(self.run_logreg("predict", path, new)[0], self.run_logreg("predict", rewritten, new)[0])

    def test_a_newer_version_is_refused(self):
        model = json.loads(self.train_students().read_text())
        newer = self.write("newer.json", json.dumps({**model, "format_version": 3, "needs": "9.7"}))
        self.assertIn("9.7", self.run_logreg("inspect", newer, status=3)[1])

    def test_what_is_no_model_is_refused(self):
        nothing = ["", "{}", "[]", "null", "42", "\0", "\xff", "{" * 100000, "[" * 100000, '{"format": "logreg-model"']
        self.expect_refused({f"{text[:20]!r}": text for text in nothing})


class ManyTerms(Case):
    """More terms than a dense matrix of all pairs may have."""

    LEVELS = 5000
    ROWS = 40000
    L2 = 1e-4

    def setUp(self):
        super().setUp()
        chance = random.Random(7)
        town = [chance.gauss(0, 0.5) for _ in range(self.LEVELS)]
        shop = [chance.gauss(0, 0.5) for _ in range(300)]
        lines = ["age,town,shop,bought"]
        for _ in range(self.ROWS):
            age, t, s = chance.randrange(20, 80), chance.randrange(self.LEVELS), chance.randrange(len(shop))
            logit = 0.03 * (age - 50) + town[t] + shop[s]
            lines.append(f"{age},t{t},s{s},{int(chance.random() < 1 / (1 + math.exp(-logit)))}")
        self.data = self.write("shops.csv", "\n".join(lines) + "\n")

    def train(self, *options, columns="town,shop", **more):
        return self.run_logreg("train", self.data, "-t", "bought", "--categorical", columns, "-o", "model.json",
                               *options, **more)

    def check_penalised(self, columns):
        options = ["--l2", self.L2, "--ignore" if columns == "town" else "--features",
                   "shop" if columns == "town" else "age,town,shop"]
        summary = json.loads(self.train(*options, "--json", columns=columns)[0])
        self.assertTrue(summary["converged"], summary["stop_reason"])
        self.assertLess(summary["loss_gap"], 1e-12)
        self.assertLess(summary["passes"], 60)
        model_bytes = (self.folder / "model.json").read_bytes()
        for threads, instructions in (1, "avx512"), (3, "baseline"):
            self.train(*options, "--threads", threads, columns=columns,
                       environment={**os.environ, "LOGREG_ISA": instructions})
            self.assertEqual((self.folder / "model.json").read_bytes(), model_bytes, (threads, instructions))
        # At the minimum: mean of (p - y) x_j + l2 sd_j^2 coefficient_j = 0 for each term, and mean of p - y = 0.
        rows = self.predict("model.json", self.data)
        gradient = {}
        for row in rows:
            off = float(row["probability"]) - int(row["bought"])
            for key, value in (("", 1), ("age", int(row["age"])), ("town=" + row["town"], 1), ("shop=" + row["shop"], 1)):
                gradient[key] = gradient.get(key, 0) + off * value / len(rows)
        self.assertLess(abs(gradient[""]), 1e-10)
        terms = json.loads(model_bytes)["terms"]
        self.assertGreater(len(terms), 4096)
        for term in terms:
            slope = gradient[term["term"]] + self.L2 * term["sd"] ** 2 * term["coefficient"]
            self.assertLess(abs(slope), 1e-10 * max(1, abs(term["mean"])), term)

    def test_one_wide_column_reaches_the_minimum_under_a_penalty(self):
        self.check_penalised("town")

    def test_several_wide_columns_reach_the_minimum_under_a_penalty(self):
        self.check_penalised("town,shop")

    def test_levels_of_one_class_are_no_converged_fit(self):
        # About 8 rows a town: some have one class only.
        summary = json.loads(self.train("--json")[0])
        self.assertFalse(summary["converged"])
        self.assertEqual(summary["stop_reason"], "weights_grow")
        self.assertLess(summary["passes"], 150)
        self.train("--strict", status=4)

    def test_more_terms_than_rows_need_a_penalty(self):
        doubled = self.write("doubled.csv", "id,twin,y\n" + "".join(f"r{i},s{i},{i % 2}\n" for i in range(4500)))
        _, stderr = self.run_logreg("train", doubled, "-t", "y", "--categorical", "id,twin", "-q", status=2)
        self.assertIn("without a penalty nothing can be learned. Use a penalty, as --l2", stderr)
        self.run_logreg("train", doubled, "-t", "y", "--categorical", "id,twin", "-q", "--l2", "0.01")

    def test_people_are_shown_the_first_terms(self):
        stdout, _ = self.train("--l2", self.L2)
        text = stdout.decode()
        terms = len(json.loads((self.folder / "model.json").read_bytes())["terms"])
        self.assertIn(f"{terms - 1000} more terms are not shown", text)
        inspected = self.run_logreg("inspect", "model.json")[0].decode()
        self.assertIn(f"{terms - 1000} more terms are not shown", inspected)
        self.assertLess(len(text.splitlines()), 1200)
        self.assertLess(len(inspected.splitlines()), 2200)  # with means and deviations, and as the training showed them


class Output(Case):
    """Where -o points."""

    def test_a_full_device_as_output_is_noticed(self):
        full = self.device("full", 7)
        _, stderr = self.run_logreg("train", SAMPLES / "students.csv", "-t", "passed", "-o", full, status=1)
        self.assertIn("full", stderr)
        self.assertTrue(stat.S_ISCHR(full.stat().st_mode))
        model = self.train_students()
        _, stderr = self.run_logreg("predict", model, SAMPLES / "students.csv", "-o", full, status=1)
        self.assertIn("full", stderr)

    def test_a_full_stdout_is_noticed(self):
        model = self.train_students()
        students = SAMPLES / "students.csv"
        for arguments in (["train", students, "-t", "passed", "-o", "again.json"], ["predict", model, students],
                          ["evaluate", model, students], ["inspect", model], ["train", "--help"]):
            with open("/dev/full", "wb") as full:
                _, stderr = self.run_logreg(*arguments, status=1, stdout=full)
            self.assertRegex(stderr, r"(?m)^logreg: .", arguments)
        self.assertEqual((self.folder / "again.json").read_bytes(), model.read_bytes())

    def test_a_device_node_stays_in_place(self):
        null = self.device("null", 3)
        self.train_students(output="null")
        self.assertTrue(stat.S_ISCHR(null.lstat().st_mode))
        self.run_logreg("predict", self.train_students(), SAMPLES / "students.csv", "-o", null)
        self.assertTrue(stat.S_ISCHR(null.lstat().st_mode))
        self.assertEqual(self.files(), ["null", "students.json"])

    def test_a_symbolic_link_stays_a_link(self):
        (self.folder / "inner").mkdir()
        target = self.write("inner/target.json", "old")
        link = self.folder / "link.json"
        link.symlink_to("inner/target.json")
        wanted = self.train_students(output="plain.json").read_bytes()
        self.train_students(output="link.json")
        self.assertTrue(link.is_symlink())
        self.assertFalse(target.is_symlink())
        self.assertEqual(target.read_bytes(), wanted)
        self.assertEqual(os.listdir(target.parent), ["target.json"])

    def test_the_mode_of_a_model_is_kept(self):
        model = self.train_students()
        model.chmod(0o640)
        self.train_students()
        self.assertEqual(stat.S_IMODE(model.stat().st_mode), 0o640)

    def test_no_temporary_files_are_left(self):
        model = self.train_students()
        self.run_logreg("predict", model, SAMPLES / "students.csv", "-o", "scored.csv")
        self.assertEqual(self.files(), ["scored.csv", "students.json"])

    def test_a_failed_run_leaves_the_old_file(self):
        model = self.train_students()
        before = model.read_bytes()
        ragged = self.write("ragged.csv", "hours,passed\n1,0\n2\n3,1\n")
        self.run_logreg("train", ragged, "-t", "passed", "-o", model, status=3)
        self.run_logreg("predict", model, ragged, "-o", "scored.csv", status=3)
        self.assertEqual(model.read_bytes(), before)
        self.assertEqual(self.files(), ["ragged.csv", "students.json"])

    def test_a_missing_folder_is_named(self):
        _, stderr = self.run_logreg("train", SAMPLES / "students.csv", "-t", "passed", "-o", "no/where.json", status=1)
        self.assertIn("no/where.json", stderr)

    def test_a_table_is_not_written_over_itself(self):
        model = self.train_students()
        data = Path(shutil.copy(SAMPLES / "students.csv", self.folder / "data.csv"))
        before = data.read_bytes()
        self.run_logreg("predict", model, data, "-o", data, status=2)
        self.assertEqual(data.read_bytes(), before)


class Pipes(Case):
    def test_a_reader_that_leaves_is_no_error(self):
        model = self.train_students()
        data = self.write("large.csv", "hours\n" + "2.5\n" * 200_000)
        process = start("predict", model, data, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(process.stdout.readline(), b"hours,probability,prediction\n")
        process.stdout.close()
        self.assertEqual((process.wait(TIMEOUT), process.stderr.read()), (0, b""))
        process.stderr.close()

    def test_a_reader_that_never_came_is_no_error(self):
        model = self.train_students()
        students = SAMPLES / "students.csv"
        for arguments in (["inspect", model], ["evaluate", model, students], ["predict", model, students],
                          ["train", students, "-t", "passed", "-o", self.folder / "again.json"]):
            reader, writer = os.pipe()
            os.close(reader)
            process = start(*arguments, stdout=writer, stderr=subprocess.DEVNULL)
            os.close(writer)
            self.assertEqual(process.wait(TIMEOUT), 0, arguments)
        self.assertEqual((self.folder / "again.json").read_bytes(), model.read_bytes())

    def line_within(self, stream, seconds):
        """One line of an unbuffered stream, or what came before the time was up."""
        line, end = b"", time.monotonic() + seconds
        while not line.endswith(b"\n") and select.select([stream], [], [], max(0, end - time.monotonic()))[0]:
            byte = stream.read(1)
            if not byte:
                break
            line += byte
        return line

    def test_a_line_is_answered_while_the_pipe_stays_open(self):
        process = start("predict", self.train_students(), "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL, bufsize=0)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.kill)
        process.stdin.write(b"hours,name\n1.5,Ada\n")
        self.assertEqual(self.line_within(process.stdout, SOON), b"hours,name,probability,prediction\n")
        self.assertRegex(self.line_within(process.stdout, SOON), rb"^1\.5,Ada,0\.\d+,0\n$")
        process.stdin.write(b"4.5,Bru")
        self.assertEqual(self.line_within(process.stdout, 0.3), b"")
        process.stdin.write(b"no\n")
        self.assertRegex(self.line_within(process.stdout, SOON), rb"^4\.5,Bruno,0\.\d+,1\n$")
        process.stdin.close()
        self.assertEqual(process.wait(SOON), 0)
        self.assertEqual(process.stdout.read(), b"")

    def test_an_interrupt_while_reading_leaves_nothing(self):
        model = self.train_students()
        for arguments in (["train", "-", "-t", "passed", "-o", self.folder / "new.json"],
                          ["predict", model, "-", "-o", self.folder / "scored.csv"],
                          ["evaluate", model, "-"]):
            process = start(*arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            bufsize=0)
            process.stdin.write(b"hours,passed\n1,0\n2,1\n")
            wait_until_listening(process)
            time.sleep(0.2)  # for the reading to begin
            self.assertIsNone(process.poll(), arguments)
            process.send_signal(signal.SIGINT)
            try:
                self.assertEqual(process.wait(SOON), 130, arguments)
            finally:
                process.kill()
                process.stdin.close()
            self.assertEqual(self.files(), ["students.json"], arguments)


class Shapes(Case):
    """Tables that are large in an unusual direction."""

    def test_a_hundred_thousand_columns(self):
        count = 100_000
        rows = "".join(",".join(str((i * (r + 2) + r * r * (i % 13)) % 7) for i in range(count)) + f",{r * 7 % 3 % 2}\n"
                       for r in range(8))
        data = self.write("wide.csv", ",".join(f"c{i}" for i in range(count)) + ",y\n" + rows)
        _, stderr = self.run_logreg("train", data, "-t", "y", "-q", status=2)
        self.assertIn("as --l2", stderr)
        self.run_logreg("train", data, "-t", "y", "-q", "--l2", "0.1", "-o", "model.json")
        self.assertEqual(len(self.predict("model.json", data, "--only")), 8)

    def test_cells_of_16_mebibytes(self):
        cell = '"' + "a line\n" * ((16 << 20) // 7) + '"'
        self.assertGreater(len(cell), (16 << 20) - 7)
        data = self.write("long.csv", "x,note,y\n" + "".join(f"{i},{cell},{i % 3 % 2}\n" for i in range(5)))
        self.run_logreg("train", data, "-t", "y", "-q", "--ignore", "note", "-o", "model.json")
        stdout, _ = self.run_logreg("predict", "model.json", data)
        self.assertEqual(stdout.count(cell.encode()), 5)

    def test_line_breaks_in_names_and_form_feeds_in_cells(self):
        data = self.write("odd.csv", 'a\x0cb,"n\nm",y\n1,p\x0c,0\n2,\x0c,1\n3,p\x0c,1\n4,\x0c,0\n2.5,\x0c,0\n1.5,p\x0c,1\n')
        self.run_logreg("train", data, "-t", "y", "-q", "-o", "model.json")
        names = [column["name"] for column in json.loads((self.folder / "model.json").read_text())["columns"]]
        self.assertEqual(names, ["a\x0cb", "n\nm"])
        rows = self.predict("model.json", data, "--explain", "2")
        self.assertEqual([row["n\nm"] for row in rows], ["p\x0c", "\x0c", "p\x0c", "\x0c", "\x0c", "p\x0c"])
        for row in rows:
            self.assertEqual({reason.split("=")[0] for reason in (row["reason1"], row["reason2"])}, set(names))


class Suggestions(Case):
    def test_a_misspelt_name_is_met_with_the_right_one(self):
        students = SAMPLES / "students.csv"
        model = self.train_students()
        for arguments, right in [(["train", students, "-t", "pased"], "passed"),
                                 (["train", students, "-t", "passed", "--features", "huors"], "hours"),
                                 (["train", students, "-t", "passed", "--ignore", "hour"], "hours"),
                                 (["train", students, "-t", "passed", "--treshold", "0.4"], "--threshold"),
                                 (["train", students, "--taget", "passed"], "--target"),
                                 (["predict", model, students, "--thresold", "0.4"], "--threshold"),
                                 (["predict", model, students, "--keep", "hors"], "hours"),
                                 (["evalute", model, students], "evaluate"),
                                 (["train", SAMPLES / "customers.csv", "-t", "churned", "--positive", "yess"], "yes"),
                                 (["train", SAMPLES / "customers.csv", "-t", "churned", "--baseline", "plan=bsic"],
                                  "basic")]:
            _, stderr = self.run_logreg(*arguments, status=2)
            self.assertIn("did you mean", stderr, arguments)
            self.assertIn(right, stderr.split("did you mean")[1], arguments)
        self.assertEqual(self.files(), ["students.json"])


def main():
    global logreg_path
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path, help="the program to test")
    options, rest = parser.parse_known_args()
    logreg_path = str(options.logreg.resolve())
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
