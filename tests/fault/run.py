#!/usr/bin/env python3
"""What the system can do to a program: refuse to read, write or give memory, cut a file while it is read, send
signals, kill.

    tests/fault/run.py --logreg build/dev/logreg --faults build/dev/tests/libfaults.so [--sanitizer=NAME] [-v] [NAME...]

Calls fail through a library that is loaded before the C library; sanitizers do not allow that, nor a limit on memory.
"""

import argparse
import gzip
import json
import os
import random
import re
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from errno import EACCES, EIO, ENOSPC
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from listening import wait_until_listening

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
STUDENTS = SAMPLES / "students.csv"
TIMEOUT = 600  # seconds after which a command is taken to hang
SOON = 10     # seconds for what should take milliseconds; busy machines are slow
KILLS = 200

options = None  # set by main


def needs_no_sanitizer(test):
    return lambda self: self.skipTest("not under a sanitizer") if options.sanitizer else test(self)


def as_a_user():
    """Root may read and write everything."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


class Case(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.folder.chmod(0o777)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def start(self, *arguments, **more):
        def default_signals():
            signal.signal(signal.SIGINT, signal.SIG_DFL)

        more.setdefault("preexec_fn", default_signals)
        process = subprocess.Popen([options.logreg, *map(str, arguments)], cwd=self.folder, **more)
        self.addCleanup(process.kill)  # a test that fails leaves no endless fit behind
        return process

    def refused(self, *arguments, status=1, fault=None, says="", **more):
        """The sentence on stderr, which is one line, once the exit status is as said."""
        environment = {**os.environ}
        if fault:
            environment |= {"LD_PRELOAD": options.faults, "LOGREG_FAULT": fault}
        process = self.start(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **more)
        _, stderr = process.communicate(timeout=TIMEOUT)
        # Where lines are counted, a user who may not write the counts is told so beside.
        text = re.sub(r"(?m)^profiling:.*\n", "", stderr.decode(errors="backslashreplace"))
        self.assertEqual(process.returncode, status, f"{arguments} {fault}: {text}")
        self.assertRegex(text, r"(?m)^logreg: [^\n]+\n\Z", f"{arguments} {fault}")
        self.assertIn(says, text, f"{arguments} {fault}")
        return text

    def run_logreg(self, *arguments):
        subprocess.run([options.logreg, *map(str, arguments)], cwd=self.folder, stdout=subprocess.DEVNULL,
                       timeout=TIMEOUT, check=True)

    def train(self, output="model.json", data=STUDENTS):
        done = subprocess.run([options.logreg, "train", str(data), "-t", "passed", "-o", output, "-q"], cwd=self.folder,
                              capture_output=True, timeout=TIMEOUT, check=True)
        self.assertTrue(done.stdout)
        return self.folder / output

    def files(self):
        return sorted(os.listdir(self.folder))


class Reading(Case):
    @needs_no_sanitizer
    def test_a_read_error_is_told_wherever_it_happens(self):
        model = self.train()
        data = self.write("data.csv", "hours,passed\n" + "".join(f"{i % 7},{i % 2}\n" for i in range(600_000)))
        archive = self.write("data.csv.gz", gzip.compress(data.read_bytes(), 1))
        for path in data, archive:
            for count in 0, 1, 2:
                for verb in (["train", path, "-t", "passed", "-o", "new.json", "-q"], ["predict", model, path, "-o", "out"],
                             ["evaluate", model, path]):
                    self.refused(*verb, fault=f"read:{EIO}:data.csv:{count}", says="Input/output error")
        self.refused("inspect", model, fault=f"read:{EIO}:model.json:0", says="cannot read")
        self.assertEqual(self.files(), ["data.csv", "data.csv.gz", "model.json"])

    def test_a_folder_is_no_table(self):
        self.refused("train", self.folder, "-t", "passed", says="Is a directory")
        self.refused("inspect", self.folder, says="Is a directory")

    def test_what_may_not_be_read_is_told(self):
        path = self.write("secret.csv", "hours,passed\n1,0\n")
        path.chmod(0)
        self.refused("train", path, "-t", "passed", says="Permission denied", preexec_fn=as_a_user)

    def test_a_fifo_is_read_like_a_pipe(self):
        wanted = self.train().read_bytes()
        fifo = self.folder / "fifo"
        os.mkfifo(fifo)
        writer = threading.Thread(target=lambda: fifo.write_bytes(STUDENTS.read_bytes()))
        writer.start()
        self.train("other.json", fifo)
        writer.join()
        self.assertEqual((self.folder / "other.json").read_bytes(), wanted)

    def test_a_file_that_is_cut_while_it_is_read_ends_there(self):
        # The size is known before; the reads give less.
        data = self.write("data.csv", "hours,passed\n" + "".join(f"{i % 7},{i % 2}\n" for i in range(4_000_000)))
        process = self.start("train", data, "-t", "passed", "-o", "model.json", "--threads", 1, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
        os.truncate(data, 13 + 4 * 100_000)
        _, stderr = process.communicate(timeout=TIMEOUT)
        self.assertIn(process.returncode, (0, 3), stderr)  # never a crash

    def test_a_file_that_grows_is_read_as_far_as_it_was(self):
        data = self.write("data.csv", STUDENTS.read_bytes())
        wanted = self.train().read_bytes()
        stop = threading.Event()

        def grow():
            while not stop.is_set():
                with open(data, "ab") as file:
                    file.write(b"x,y,z\n" * 1000)  # would be refused

        writer = threading.Thread(target=grow)
        process = self.start("train", data, "-t", "passed", "-o", "other.json", "-q", stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE)
        writer.start()
        _, stderr = process.communicate(timeout=TIMEOUT)
        stop.set()
        writer.join()
        # Either as it was at the beginning, or refused for what was there then.
        self.assertIn(process.returncode, (0, 3), stderr)
        if process.returncode == 0:
            self.assertEqual((self.folder / "other.json").read_bytes(), wanted)

    def test_rows_may_be_appended_to_the_file_that_is_read(self):
        model = self.train()
        rows = 300_000
        data = self.write("data.csv", "hours\n" + "1.5\n" * rows)
        for path in data, self.write("data.csv.gz", gzip.compress(data.read_bytes())):
            before = path.read_bytes()
            with open(path, "ab") as output:
                self.assertEqual(self.start("predict", model, path, "--only", "-q", stdout=output).wait(TIMEOUT), 0)
            added = path.read_bytes().removeprefix(before)
            self.assertEqual(added.count(b"\n"), rows + 1)
            self.assertTrue(added.startswith(b"probability,prediction\n"))


class Writing(Case):
    def check_writing(self, call, error, says, path=None):
        model = self.train()
        old = model.read_bytes()
        fault = f"{call}:{error}:{self.folder if path is None else path}:0"
        self.refused("train", STUDENTS, "-t", "passed", "-o", "model.json", "-q", "--threshold", 0.3, fault=fault, says=says)
        self.refused("predict", model, STUDENTS, "-o", "scored.csv", fault=fault, says=says)
        self.refused("evaluate", model, STUDENTS, "-q", "--curve", "roc", "roc.csv", fault=fault, says=says)
        self.refused("evaluate", model, STUDENTS, "-q", "--report", "report.html", fault=fault, says=says)
        self.assertEqual(model.read_bytes(), old)
        self.assertEqual(self.files(), ["model.json"])

    @needs_no_sanitizer
    def test_a_full_disk(self):
        self.check_writing("write", ENOSPC, "No space left on device")

    @needs_no_sanitizer
    def test_a_disk_that_does_not_keep_what_was_written(self):
        self.check_writing("fsync", EIO, "Input/output error")

    @needs_no_sanitizer
    def test_a_close_that_fails(self):
        self.check_writing("close", EIO, "Input/output error")

    @needs_no_sanitizer
    def test_a_name_that_cannot_be_taken(self):
        self.check_writing("rename", EACCES, "Permission denied", path="")

    @needs_no_sanitizer
    def test_writes_that_take_one_byte_only_write_everything(self):
        wanted = self.train().read_bytes()
        environment = {**os.environ, "LD_PRELOAD": options.faults, "LOGREG_FAULT": "write:0::0"}
        subprocess.run([options.logreg, "train", str(STUDENTS), "-t", "passed", "-o", "slow.json", "-q"], cwd=self.folder,
                       env=environment, stdout=subprocess.DEVNULL, check=True, timeout=TIMEOUT)
        self.assertEqual((self.folder / "slow.json").read_bytes(), wanted)

    def test_a_limit_on_file_sizes(self):
        model = self.train()
        old = model.read_bytes()

        def small_files():
            resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

        self.refused("train", STUDENTS, "-t", "passed", "-o", "model.json", "-q", says="File too large",
                     preexec_fn=small_files)
        self.assertEqual(model.read_bytes(), old)
        self.assertEqual(self.files(), ["model.json"])

    def test_a_folder_that_may_not_be_written(self):
        self.folder.chmod(0o755)
        self.refused("train", STUDENTS, "-t", "passed", "-q", says="Permission denied", preexec_fn=as_a_user)


class Memory(Case):
    @needs_no_sanitizer
    def test_too_little_memory_is_told(self):
        data = self.write("data.csv", "hours,passed\n" + "".join(f"{i % 7}.{i},{i % 2}\n" for i in range(2_000_000)))

        def little_memory():
            resource.setrlimit(resource.RLIMIT_AS, (100 << 20, 100 << 20))

        for threads in 1, 2:
            self.refused("train", data, "-t", "passed", "-o", "model.json", "-q", "--threads", threads,
                         says="out of memory", preexec_fn=little_memory)
        self.assertEqual(self.files(), ["data.csv"])

    @needs_no_sanitizer
    def test_too_little_memory_for_an_answer_is_told(self):
        model = self.train()
        data = self.write("data.csv", "hours,passed\n" + "1,0\n2,1\n" * 1_000_000)

        def little_memory():
            resource.setrlimit(resource.RLIMIT_AS, (40 << 20, 40 << 20))

        self.refused("predict", model, data, "-q", "-o", "scored.csv", says="out of memory; fewer --threads need less",
                     preexec_fn=little_memory)
        self.refused("evaluate", model, data, "-q", says="out of memory; fewer rows, or fewer --threads, need less",
                     preexec_fn=little_memory)
        self.assertEqual(self.files(), ["data.csv", "model.json"])

    @needs_no_sanitizer
    def test_a_compression_bomb_of_many_rows_takes_no_memory_to_predict(self):
        model = self.train()
        bomb = self.write("bomb.gz", b"".join([gzip.compress(b"hours\n"), gzip.compress(b"1\n" * 2_000_000) * 10]))
        process = self.start("predict", model, bomb, "-q", "--only", stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        self.assertLess(usage.ru_maxrss, 100 << 10)

    @needs_no_sanitizer
    def test_a_compression_bomb_of_one_record_is_refused(self):
        model = self.train()
        text = gzip.compress(b"x" * (1 << 20)) * 300
        for bomb in text, gzip.compress(b'hours\n"') + text:
            path = self.write("bomb.gz", bomb)
            process = self.start("predict", model, path, "-q", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            stderr = process.stderr.read()
            process.stderr.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 3, stderr)
            self.assertIn(b"longer than 64 MiB", stderr)
            self.assertLess(usage.ru_maxrss, 300 << 10)


class Signals(Case):
    """A fit that would take hours."""

    ENDLESS = ("--optimizer", "gd", "--epochs", 10**9, "--learning-rate", 1e-9, "-o", "model.json")

    def interrupted(self, sent, *more):
        process = self.start("train", SAMPLES / "customers.csv", "-t", "churned", *self.ENDLESS, *more,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while process.poll() is None and b"Method" not in process.stderr.readline():
            pass
        time.sleep(0.2)  # for the first steps of the fit
        process.send_signal(sent)
        stdout, stderr = process.communicate(timeout=SOON)
        return process.returncode, stdout, stderr

    def test_an_interrupt_during_a_fit_stops_at_once_and_leaves_the_old_model(self):
        for sent in signal.SIGINT, signal.SIGTERM:
            self.write("model.json", "old")
            status, stdout, stderr = self.interrupted(sent)
            self.assertEqual((status, stdout, stderr), (130, b"", b"logreg: interrupted\n"))
            self.assertEqual(self.files(), ["model.json"])
            self.assertEqual((self.folder / "model.json").read_text(), "old")

    def test_an_interrupt_saves_the_best_weights_where_that_is_asked_for(self):
        for sent in signal.SIGINT, signal.SIGTERM:
            self.write("model.json", "old")
            status, stdout, stderr = self.interrupted(sent, "--on-interrupt", "save", "--trace", "trace.csv")
            self.assertEqual((status, stderr), (130, b'logreg: interrupted; "model.json" holds the best weights so far\n'))
            self.assertIn(b"it was interrupted", stdout)
            self.assertEqual(self.files(), ["model.json", "trace.csv"])
            training = json.loads((self.folder / "model.json").read_text())["training"]
            self.assertEqual((training["converged"], training["stop_reason"]), (False, "interrupted"))
            self.assertGreater(training["loss_gap"], 0)
            # It is the model that so many epochs would have made.
            epochs = training["iterations"]
            self.run_logreg("train", SAMPLES / "customers.csv", "-t", "churned", "--optimizer", "gd", "--epochs",
                            epochs, "--learning-rate", "1e-9", "-q", "-o", "same.json")
            ours, same = (json.loads((self.folder / name).read_text()) for name in ("model.json", "same.json"))
            for key in "intercept", "terms":
                self.assertEqual(ours[key], same[key])
            (self.folder / "same.json").unlink()
            (self.folder / "trace.csv").unlink()

    def test_an_interrupt_at_any_moment_leaves_the_old_model_or_a_whole_one(self):
        text = (SAMPLES / "customers.csv").read_text().split("\n", 1)
        data = self.write("data.csv", text[0] + "\n" + text[1] * 10)
        chance = random.Random(3)
        seen = set()
        for options in ([], ["--l1", "0.001"], ["--firth"], ["--ci", "profile"]):
            begin = time.monotonic()
            self.run_logreg("train", data, "-t", "churned", "-q", "-o", "model.json", *options)
            usual = time.monotonic() - begin
            for _ in range(8):
                self.write("model.json", "old")
                process = self.start("train", data, "-t", "churned", "-q", "-o", "model.json", "--on-interrupt", "save",
                                     *options, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                time.sleep(chance.random() * usual)
                process.send_signal(signal.SIGINT)
                stderr = process.communicate(timeout=TIMEOUT)[1]
                # Before the program has begun to listen, the signal just ends it.
                self.assertIn(process.returncode, (0, 130, -signal.SIGINT), stderr)
                self.assertEqual(self.files(), ["data.csv", "model.json"])
                model = (self.folder / "model.json").read_text()
                saved = model != "old"
                self.assertEqual(saved, process.returncode == 0 or b"best weights" in stderr, stderr)
                if saved:
                    self.run_logreg("predict", "model.json", data, "-q", "--only", "-o", "/dev/null")
                seen.add(json.loads(model)["training"]["stop_reason"] if saved else "old")
        self.assertIn("old", seen)

    def test_a_second_interrupt_ends_at_once(self):
        process = self.start("train", "-", "-t", "passed", stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        wait_until_listening(process)
        for _ in range(2):
            process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(SOON), 130)
        process.stdin.close()
        self.assertEqual(self.files(), [])


class Kills(Case):
    def test_a_killed_run_leaves_the_old_model_or_the_new_one(self):
        texts = []
        for threshold in 0.25, 0.75:
            subprocess.run([options.logreg, "train", str(STUDENTS), "-t", "passed", "-o", "model.json", "-q", "--threshold",
                            str(threshold)], cwd=self.folder, stdout=subprocess.DEVNULL, check=True, timeout=TIMEOUT)
            texts.append((self.folder / "model.json").read_bytes())
        begin = time.monotonic()
        self.train("other.json")
        (self.folder / "other.json").unlink()
        usual = time.monotonic() - begin
        chance = random.Random(5)
        seen = set()
        for kill in range(KILLS):
            process = self.start("train", STUDENTS, "-t", "passed", "-o", "model.json", "-q", "--threshold",
                                 (0.25, 0.75)[kill % 2], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * usual)
            process.kill()
            process.wait()
            text = (self.folder / "model.json").read_bytes()
            self.assertIn(text, texts)
            seen.add(text)
            # Its second name, if it was killed between the two calls that put it in its place.
            self.assertLessEqual(set(self.files()), {"model.json", ".model.json.tmp"})
        self.assertEqual(len(seen), 2)
        self.train()
        self.assertEqual(self.files(), ["model.json"])


def main():
    global options
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--faults", required=True, type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--sanitizer", default="", help="what it was built with, if anything")
    options, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
