#!/usr/bin/env python3
"""What is installed: it is in place, its man pages are right, and it can be taken away again.

    run.py --build FOLDER --source FOLDER

mandoc and man, where they are installed, read the man pages.
"""

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

OPTIONS = None
WIDTH = 80


def run(*arguments, **others):
    return subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, check=False, **others)


class Installed(unittest.TestCase):
    """Into a folder that is the root of the file system, as a packager does it."""

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.root = Path(holder.name)
        cls.manifest = OPTIONS.build / "install_manifest.txt"
        before = cls.manifest.read_bytes() if cls.manifest.exists() else None

        def put_back():
            if before is None:
                cls.manifest.unlink(missing_ok=True)
            else:
                cls.manifest.write_bytes(before)

        cls.addClassCleanup(put_back)
        done = run("cmake", "--install", OPTIONS.build, "--prefix", "/usr", env={**os.environ, "DESTDIR": str(cls.root)})
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.prefix = cls.root / "usr"
        cls.program = cls.prefix / "bin" / "logreg"

    def pages(self):
        pages = sorted((self.prefix / "share" / "man").glob("man*/*.gz"))
        if not pages:
            self.skipTest("no man pages were built: there is no lowdown")
        return pages

    def test_everything_is_in_place(self):
        share = self.prefix / "share"
        for name in ("doc/logreg/README.md", "doc/logreg/copyright", "logreg/samples/customers.csv",
                     "bash-completion/completions/logreg", "fish/vendor_completions.d/logreg.fish"):
            self.assertTrue((share / name).is_file(), name)
        self.assertEqual(len(list(share.glob("zsh/*/_logreg"))), 1)
        self.assertTrue(run(self.program, "--version").stdout.startswith("logreg "))

    def test_each_command_and_topic_has_a_man_page(self):
        names = {page.name.removesuffix(".gz") for page in self.pages()}
        commands = [line.split("\t")[0] for line in run(self.program, "complete", "0", "").stdout.splitlines()]
        commands = [command for command in commands if command and not command.startswith("-")]
        self.assertIn("train", commands)
        topics = [line.split("\t")[0] for line in run(self.program, "help", "--list").stdout.splitlines()]
        expected = {"logreg.1", "logreg-model.5"} | {f"logreg-{command}.1" for command in commands}
        expected |= {f"logreg-{topic}.7" for topic in topics if topic not in [*commands, "model-file"]}
        self.assertEqual(names, expected)

    def test_the_page_of_a_command_tells_all_its_options(self):
        man = shutil.which("man")
        if man is None:
            self.skipTest("man is not installed")
        for page in self.pages():
            command = re.fullmatch(r"logreg-(\w+)\.1\.gz", page.name)
            if not command:
                continue
            shown = run(man, "-l", page, env={**os.environ, "MANWIDTH": str(WIDTH), "LC_ALL": "C.UTF-8", "MANPAGER": "cat"})
            if "minimized" in shown.stdout or shown.returncode != 0:
                self.skipTest(f"man does not work here: {shown.stdout[:200]}{shown.stderr}")
            self.assertEqual(shown.stderr, "")
            text = shown.stdout
            help_page = run(self.program, command[1], "--help").stdout
            options = re.findall(r"^  (?:-\w, |    )(--[a-z0-9-]+)", help_page, re.MULTILINE)
            self.assertTrue(options)
            for option in options:
                self.assertRegex(text, rf"(?m)^       (-\w, )?{option}\b", f"{page.name}: {option}")

    def test_mandoc_finds_nothing_in_the_pages(self):
        mandoc = shutil.which("mandoc")
        if mandoc is None:
            self.skipTest("mandoc is not installed")
        for page in self.pages():
            said = run(mandoc, "-Tlint", "-Wwarning", input=gzip.decompress(page.read_bytes()).decode())
            self.assertEqual(said.stdout + said.stderr, "", page.name)

    def test_zz_it_can_be_taken_away(self):  # last
        kept = self.prefix / "share" / "logreg" / "samples" / "mine.csv"
        kept.write_text("a\n1\n")
        done = run("sh", OPTIONS.source / ".ci/package/uninstall", self.manifest,
                   env={**os.environ, "DESTDIR": str(self.root)})
        self.assertEqual(done.returncode, 0, done.stderr)
        left = [path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if not path.is_dir()]
        self.assertEqual(left, ["usr/share/logreg/samples/mine.csv"])
        self.assertFalse((self.prefix / "share/doc/logreg").exists())


class DebianPackage(unittest.TestCase):
    def test_lintian_finds_no_error_and_no_warning(self):
        if re.search(r"^LOGREG_SANITIZE:STRING=.", (OPTIONS.build / "CMakeCache.txt").read_text(), re.MULTILINE):
            self.skipTest("a sanitizer's program is not for others")
        for tool in "cpack", "dpkg-deb", "dpkg-shlibdeps", "lintian":
            if shutil.which(tool) is None:
                self.skipTest(f"there is no {tool}")
        with tempfile.TemporaryDirectory() as folder:
            done = run("cpack", "-G", "DEB", "--config", OPTIONS.build / "CPackConfig.cmake", "-B", folder)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            package, = Path(folder).glob("*.deb")
            self.assertRegex(package.name, r"^logreg_[0-9.]+_[a-z0-9]+\.deb$")
            said = run("lintian", "--allow-root", "--fail-on", "error,warning", package)
            self.assertEqual(said.returncode, 0, said.stdout + said.stderr)
            self.assertIn("libc6", run("dpkg-deb", "-f", package, "Depends").stdout)


def main():
    global OPTIONS
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--source", type=Path, required=True)
    OPTIONS, others = parser.parse_known_args()
    return 0 if unittest.main(argv=[sys.argv[0], *others], exit=False).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
