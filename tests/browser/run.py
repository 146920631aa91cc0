#!/usr/bin/env python3
"""The reports of train, evaluate and check in headless Chromium, opened from a file as a reader opens them.

    tests/browser/run.py --logreg build/dev/logreg --pictures build/dev/report-pictures

Screenshots and a PDF are left in the folder of --pictures, to be looked at. Leaves with 77 where there is no Chromium.
"""

import argparse
import base64
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from chromium import Browser, program

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "samples"
# Names that would be markup, end a script, leave an attribute, or turn the direction of writing.
ODD_NAMES = ["<script>alert(1)</script>", "\"quoted' & <b>bold</b>", "right\u200fto\u202eleft", "</script><!--",
             "\u05e2\u05d1\u05e8\u05d9\u05ea", "line\u2028end"]
ODD_TARGET = "<img src=x onerror=alert(2)>"
failures = []


def check(is_so, what):
    if not is_so:
        failures.append(what)
        print("FAILED", what)


def run(logreg, directory, *arguments):
    done = subprocess.run([logreg, *map(str, arguments)], cwd=directory, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"logreg {arguments}: {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout.decode()


def odd_table(path):
    generator = random.Random(5)
    with open(path, "w", encoding="utf-8", newline="") as file:
        def cell(text):
            return '"' + text.replace('"', '""') + '"'
        file.write(",".join(map(cell, [*ODD_NAMES, ODD_TARGET])) + "\n")
        for _ in range(200):
            values = [generator.gauss(0, 1) for _ in ODD_NAMES[:-1]] + [generator.choice(["a", "</td>", "c"])]
            label = "</title>" if values[0] + generator.gauss(0, 1) > 0 else "no"
            file.write(",".join([*map(str, values[:-1]), cell(values[-1]), cell(label)]) + "\n")


def ties_table(path):
    """Probabilities that lie exactly at thresholds of the slider: shares of rows at each level, 0.2, 0.5 and 0.8."""
    rows = [("a", 2, 8), ("b", 5, 5), ("c", 8, 2)]
    text = "level,y\n" + "".join(f"{level},1\n" * yes + f"{level},0\n" * no for level, yes, no in rows)
    Path(path).write_text(text)


def move_slider(page, threshold):
    """By the number field, as a person who types; the range follows."""
    page.run(f"""(() => {{
      const field = document.getElementById("threshold-field");
      field.value = "{threshold}";
      field.dispatchEvent(new Event("input"));
    }})()""")


def cells_and_metrics(page):
    return page.run("""(() => {
      const result = {};
      for (const id of ["tp", "fp", "tn", "fn"]) result[id] = document.getElementById(id).textContent;
      for (const place of document.querySelectorAll("[data-metric]")) {
        result[place.dataset.metric] = place.textContent;
      }
      result.now = [...document.querySelectorAll(".threshold-now")].map((it) => it.textContent);
      result.range = document.getElementById("threshold-range").getAttribute("aria-valuetext");
      return result;
    })()""")


def shown_number(value):
    return str(int(value)) if value == int(value) else f"{value:.6g}"


def check_slider(page, logreg, directory, model, data):
    for threshold in ("0.3", "0", "0.05", "0.2", "0.5", "0.777", "0.8", "1"):
        move_slider(page, threshold)
        page_says = cells_and_metrics(page)
        expected = json.loads(run(logreg, directory, "evaluate", model, data, "--threshold", threshold, "--json", "-q"))
        for id in ("tp", "fp", "tn", "fn"):
            check(page_says[id] == shown_number(expected["confusion"][id]),
                  f"{model} at {threshold}: {id} is {page_says[id]}, evaluate says {expected['confusion'][id]}")
        for name in [key for key in page_says if key in expected]:
            value = expected[name]
            close = (page_says[name] == "undefined" if value is None else
                     page_says[name] != "undefined" and abs(float(page_says[name]) - value) <= 0.51e-4)
            check(close, f"{model} at {threshold}: {name} is {page_says[name]}, evaluate says {value}")
        check(set(page_says["now"]) == {threshold}, f"the page says {page_says['now']} at {threshold}")
    # By the range itself, one step to the right.
    page.run("""(() => {
      const range = document.getElementById("threshold-range");
      range.value = 300;
      range.dispatchEvent(new Event("input"));
    })()""")
    check(cells_and_metrics(page)["range"] == "0.3", "the range at its 300th step is the threshold 0.3")
    page.run('document.getElementById("threshold-reset").click()')


CONTRASTS = r"""(() => {
  const number = (text) => text.match(/[\d.]+/g).map(Number);
  const channel = (value) => (value /= 255, value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = number(getComputedStyle(element).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const low = [];
  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || element.closest("script, title, desc")) continue;
    if (element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const colour = number(element.closest("svg") ? style.fill : style.color);
    const both = [luminance(colour), luminance(ground(element))];
    const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
    texts += 1;
    if (contrast < 4.5) low.push(`${contrast.toFixed(2)}: ${walker.currentNode.textContent.trim().slice(0, 40)}`);
  }
  return { texts, low };
})()"""

STRUCTURE = r"""(() => {
  const wrong = [];
  const each = (selector, isRight, what) => {
    for (const it of document.querySelectorAll(selector)) {
      if (!isRight(it)) wrong.push(`${what}: ${it.outerHTML.slice(0, 90)}`);
    }
  };
  each("svg", (it) => it.getAttribute("role") === "img" &&
    it.getAttribute("aria-labelledby").split(" ").every((id) => document.getElementById(id)?.textContent),
    "a picture without name and description");
  each("figure svg, figure", (it) => it.closest("figure").querySelector("h3"), "a figure without heading");
  each("table", (it) => it.querySelector("caption")?.textContent, "a table without caption");
  each("th", (it) => it.scope, "a heading cell without scope");
  each("input", (it) => it.labels.length > 0, "an input without label");
  each("[id]", (it) => document.querySelectorAll(`[id="${it.id}"]`).length === 1, "an id twice");
  each("nav a", (it) => document.querySelector(it.getAttribute("href")), "a link to nowhere");
  if (document.documentElement.lang !== "en") wrong.push("no language");
  for (const name of ["header", "nav", "main", "footer"]) {
    if (!document.querySelector(name)) wrong.push(`no ${name}`);
  }
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    const here = Number(heading.tagName[1]);
    if (here > level + 1) wrong.push(`heading out of order: ${heading.textContent}`);
    level = here;
  }
  return wrong;
})()"""

# Texts that stick out of their pictures, or that lie on one another.
CLIPPED = r"""(() => {
  const wrong = [];
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((it) => [it.getBoundingClientRect(), it.textContent]);
    for (const [box, text] of texts) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 ||
          box.bottom > frame.bottom + 1) wrong.push(`outside: ${text}`);
    }
    texts.forEach(([a, text], i) => texts.slice(i + 1).forEach(([b, other]) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 4) wrong.push(`on one another: ${text} / ${other}`);
    }));
  }
  return wrong;
})()"""


def take_picture(page, path):
    size = page.run("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    data = page.call("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                     clip={"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1})["data"]
    path.write_bytes(base64.b64decode(data))


def check_looks(page, url, name, pictures):
    for width, scheme in ((1280, "light"), (1280, "dark"), (400, "light"), (400, "dark")):
        page.look(width, scheme=scheme)
        page.open(url)
        look = f"{name} {scheme} {width}"
        check(page.run("document.scrollingElement.scrollWidth <= innerWidth"), f"{look}: no scrolling to the side")
        contrasts = page.run(CONTRASTS)
        check(contrasts["texts"] > 100 and not contrasts["low"], f"{look}: contrast {contrasts['low'][:5]}")
        dark_ground = page.run("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every((it) => it < 60)")
        check(dark_ground == (scheme == "dark"), f"{look}: the ground is of the scheme")
        clipped = page.run(CLIPPED)
        check(not clipped, f"{look}: {clipped[:5]}")
        smallest = page.run("Math.min(99, ...[...document.querySelectorAll('svg text')].map((it) => "
                            "parseFloat(getComputedStyle(it).fontSize) * it.getScreenCTM().d || 99))")
        check(smallest >= 9.5, f"{look}: the smallest text of a picture is {smallest} pixels high")
        take_picture(page, pictures / f"{name}-{scheme}-{width}.png")


def check_print(page, url, name, pictures):
    page.look(1280)
    page.open(url)
    printed = page.call("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69)
    pdf = base64.b64decode(printed["data"])
    (pictures / f"{name}.pdf").write_bytes(pdf)
    check(pdf.startswith(b"%PDF") and len(pdf) > 20000, f"{name}: is printed")


def check_without_scripts(page, url, name):
    page.look(1280, scripts=False)
    page.open(url)
    check(page.run("document.getElementById('slider').hidden && "
                   "getComputedStyle(document.getElementById('slider')).display === 'none'"),
          f"{name}: without scripts there is no slider")
    rows = page.run("[...document.querySelectorAll('#threshold .scroll tbody tr')].filter("
                    "(it) => it.getClientRects().length > 0).length")
    check(rows >= 19, f"{name}: without scripts a table of thresholds is there ({rows} rows)")
    check(page.run("document.getElementById('tp').textContent !== ''"), f"{name}: the confusion matrix is there")
    page.look(1280)


def check_page(browser, path, pictures, name):
    """Loads without any request but for itself, says nothing in the console, and looks well everywhere."""
    page = browser.page()
    url = path.as_uri()
    page.look(1280)
    page.open(url)
    check(page.requests() == [url], f"{name}: requests {page.requests()}")
    check(page.run("document.getElementById('slider').hidden") is False, f"{name}: the slider is there")
    wrong = page.run(STRUCTURE)
    check(not wrong, f"{name}: {wrong[:5]}")
    check_looks(page, url, name, pictures)
    check_print(page, url, name, pictures)
    check_without_scripts(page, url, name)
    page.open(url)
    return page


def check_silence(page, path, name):
    """At the end of everything: nothing was asked for, nothing was complained about."""
    check(set(page.requests()) == {path.as_uri()}, f"{name}: requests {set(page.requests())}")
    check(not page.complaints(), f"{name}: the console has {page.complaints()[:3]}")


def check_hashes(path):
    """The policy names the style and the script that are there."""
    text = path.read_text(encoding="utf-8")
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.S).group(1)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        check(f"{tag}-src 'sha256-{digest}'" in text, f"the SHA-256 of the {tag} is {digest}")


def check_odd_names(page, path):
    text = page.run("document.body.innerText")
    for name in (ODD_NAMES[0], ODD_NAMES[1], "right\\xe2\\x80\\x8fto\\xe2\\x80\\xaeleft", ODD_NAMES[3], ODD_NAMES[4]):
        check(name in text, f"{name!r} is shown as text")
    check(page.run("document.querySelectorAll('script').length") == 2, "there are two scripts: data and the page's own")
    check(page.run("document.querySelectorAll('img, b b, td td').length") == 0, "no name has become an element")
    raw = path.read_text(encoding="utf-8")
    check(not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]", raw), "nothing turns the writing")


def check_report(browser, path, pictures, name, further=lambda page: None):
    check_hashes(path)
    page = check_page(browser, path, pictures, name)
    further(page)
    check_silence(page, path, name)


def check_page_of_table(browser, path, pictures, name, columns):
    """What check says of a table: no pictures and no slider, and each column in the tables."""
    check_hashes(path)
    page = browser.page()
    url = path.as_uri()
    page.look(1280)
    page.open(url)
    wrong = page.run(STRUCTURE)
    check(not wrong, f"{name}: {wrong[:5]}")
    shown = page.run("[...document.querySelectorAll('tbody th, tbody td:first-child')].map((it) => it.textContent)")
    for column in columns:
        check(column in shown, f"{name}: {column!r} stands in a table: {shown[:20]}")
    check(page.run("document.querySelectorAll('img, b b, td td').length") == 0, f"{name}: no name has become an element")
    check_looks(page, url, name, pictures)
    check_print(page, url, name, pictures)
    check_silence(page, path, name)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path, help="the program to test")
    parser.add_argument("--pictures", required=True, type=Path, help="where screenshots go")
    options = parser.parse_args()
    chromium = program()
    if chromium is None:
        print("skipped: there is no Chromium (Debian: apt-get install --no-install-recommends chromium)")
        sys.exit(77)
    logreg = options.logreg.resolve()
    options.pictures.mkdir(parents=True, exist_ok=True)
    os.environ.pop("LOGREG_ISA", None)

    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        odd_table(directory / "odd.csv")
        ties_table(directory / "ties.csv")
        churn = SAMPLES / "customers.csv"
        run(logreg, directory, "train", churn, "-t", "churned", "-o", "churn.json", "--report", "train.html", "-q")
        run(logreg, directory, "evaluate", "churn.json", churn, "--report", "evaluate.html", "-q")
        run(logreg, directory, "train", "odd.csv", "-t", ODD_TARGET, "-o", "odd.json", "--report", "odd.html", "-q")
        run(logreg, directory, "train", "ties.csv", "-t", "y", "-o", "ties.json", "-q")
        run(logreg, directory, "evaluate", "ties.json", "ties.csv", "--report", "ties.html", "-q")
        run(logreg, directory, "check", churn, "-t", "churned", "--report", "check.html", "-q")
        run(logreg, directory, "check", "odd.csv", "-t", ODD_TARGET, "--report", "check-odd.html", "-q")
        with Browser(chromium) as browser:
            columns = churn.read_text().split("\n", 1)[0].split(",")
            check_page_of_table(browser, directory / "check.html", options.pictures, "check",
                                [column for column in columns if column != "churned"])
            check_page_of_table(browser, directory / "check-odd.html", options.pictures, "check-odd", ODD_NAMES[:2])
            def slider(model, data):
                return lambda page: check_slider(page, logreg, directory, model, data)
            for name, further in (("evaluate", slider("churn.json", churn)), ("train", slider("churn.json", churn)),
                                  ("ties", slider("ties.json", "ties.csv")),
                                  ("odd", lambda page: check_odd_names(page, directory / "odd.html"))):
                check_report(browser, directory / f"{name}.html", options.pictures, name, further)
    print(f"{len(failures)} failed; pictures are in {options.pictures}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
