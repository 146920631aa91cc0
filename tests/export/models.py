"""The models whose exports are tested: of the reference tables, where they are there, and of tables that are made here."""

import csv
import datetime
import io
import json
import math
import random
import subprocess

HOSTILE_NAMES = ['class', 'select', 'a"b', "it's", "end*/", "]]>", "__proto__", "two\nlines", "back\\slash", "=cmd|'/c calc'!A1",
                 "\u202eright to left", "${x}", "%s {0}", "??/", "größe", "名前", "a b  c", "--", "# //", "'); DROP TABLE t; --",
                 "\\", "`x`", "\t", "1", "true", "NULL"]


def train(logreg, table, model, arguments):
    done = subprocess.run([logreg, "train", table, *arguments, "-o", model, "-q", "--threads", "2"], capture_output=True, text=True,
                          timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"train {table} {arguments}: {done.stderr}")
    return model


def as_record(cells):
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().rstrip("\r\n")


def of_reference(data):
    """(name, table, arguments) of the tables with a reference fit."""
    for path in sorted(data.glob("*/*.ref.json")):
        reference = json.loads(path.read_text())
        table = path.parent.parent / reference["dataset"] if "dataset" in reference else None
        if not table or not table.exists() or "models" not in reference:
            continue
        arguments = ["-t", reference["target"], "--positive", reference["positive"], "--missing", "impute"]
        yield table.stem, table, arguments


def customers(path, rows=600):
    """Numbers in several forms, categories, dates, yes and no, missing cells, an offset."""
    source = random.Random(7)
    with open(path, "w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)
        table.writerow(["age", "income", "share", "since", "plan", "region", "member", "code", "visits", "log_months", "churned"])
        for _ in range(rows):
            age = source.randint(18, 80)
            income = source.uniform(1000, 90000)
            share = source.randint(1, 999)
            since = datetime.date(2015, 1, 1) + datetime.timedelta(days=source.randint(0, 3000))
            plan = source.choices(["basic", "plus", "pro", "rare1", "rare2"], [50, 30, 15, 1, 1])[0]
            region = source.choice(["north", "south", "west"])
            member = source.choice(["yes", "No", "YES", "no"])
            code = source.choice(["1", "2", "3", "10"])
            visits = source.choice([0, 1, 2, 3, 4])
            months = source.uniform(0.1, 2)
            z = (0.03 * (age - 50) + (0.8 if plan == "plus" else 0) - (1 if region == "west" else 0) + 0.4 * visits - 0.8 +
                 math.log(months) - (0.5 if member.lower() == "yes" else 0))
            churned = "yes" if source.random() < 1 / (1 + math.exp(-z)) else "no"
            cells = [age, f"${income:,.2f}", f"{share / 10}%", since.isoformat(), plan, region, member, code, visits,
                     repr(math.log(months)), churned]
            for i in (0, 4):
                if source.random() < 0.04:
                    cells[i] = ""
            table.writerow(cells)
    return path


FORMS = ["--parse-number", "income,share", "--date", "since", "--categorical", "code"]
OF_CUSTOMERS = {
    "columns": ["-t", "churned", *FORMS, "--missing", "impute", "--min-level-rows", "20"],
    "joined": ["-t", "churned", "--features", "age,plan", "--missing", "impute", "--min-level-rows", "20"],
    "unseen_joined": ["-t", "churned", *FORMS, "--impute", "age=median,plan=basic", "--indicator", "--offset", "log_months"],
    "products": ["--formula", "churned ~ plan*age + region:member + income:region + code"],
    "curves": ["--formula", "churned ~ poly(age, 3) + ns(visits, df=2) + rcs(income, 4) + bs(share, df=5) + hinge(since, 17000, 18000)"],
    "functions": ["--formula", "churned ~ log(income) + sqrt(age) + I(age^2/100) + exp(-share) + log1p(visits) + log2(age) + I(1/(1+visits))"],
    "levels": ["--formula", "churned ~ cut(age, 30, 50, 65)*region + factor(visits) + poly(income, 2, raw=TRUE) + missing(plan)"],
    "dates": ["--formula", "churned ~ factor(month(since)) + weekday(since) + year(since) + day(since)"],
    "offsets": ["--formula", "churned ~ age + offset(log_months) + offset(0.1*visits) + log10(income)"],
    "splines": ["--formula", "churned ~ ns(age, knots=c(30, 45, 60)) + bs(income, degree=2, df=4) + bs(visits, degree=1, knots=2)"],
    "no_intercept": ["--formula", "churned ~ 0 + region + age:region"],
    "lasso": ["-t", "churned", *FORMS, "--l1", "0.02", "--missing", "drop"],
}
for _name, _arguments in OF_CUSTOMERS.items():
    if "--formula" in _arguments:
        _formula = _arguments[1]
        _dressed = [name for name in ("income", "share") if name in _formula]
        _arguments += ["--parse-number", ",".join(_dressed)] if _dressed else []
        _arguments += ["--date", "since"] if "since" in _formula else []
        _arguments += ["--categorical", "code"] if "code" in _formula else []


def hostile(path, seed):
    """A table whose columns and levels are called as no one should call them, and the arguments to train on it."""
    source = random.Random(seed)
    alphabet = list("aZ_'\"\\*/?[]{}$%#-;:=<>&|!@^~`.,+() \t\n\r0é\u2028\u202e\u200b\u0301\u0000"[:-1]) + ["名", "\U0001F600", "*/", "]]", "${", "-- "]
    def text():
        if source.random() < 0.5:
            return source.choice(HOSTILE_NAMES)
        return "".join(source.choice(alphabet) for _ in range(source.randint(1, 9)))
    names = []
    while len(names) < 4:
        name = text()
        if name.strip() and name.strip() == name and name not in names:
            names.append(name)
    levels = [[], []]
    for of in levels:
        while len(of) < 4:
            level = text()
            if level.strip(" \t") and level not in of and level.strip(" \t") == level and level not in ("NULL",):
                of.append(level)
    labels = []
    while len(labels) < 2:
        label = text()
        if label.strip() == label and label and label not in labels and label not in ("NULL",):
            labels.append(label)
    with open(path, "w", newline="", encoding="utf-8") as out:
        table = csv.writer(out, quoting=csv.QUOTE_ALL)
        table.writerow(names + ["y"])
        for _ in range(200):
            x, k, m = source.gauss(0, 1), source.randrange(4), source.randrange(4)
            p = 1 / (1 + math.exp(-(x + 0.5 * k - 1)))
            table.writerow([repr(x), levels[0][k], levels[1][m], repr(source.random()), labels[source.random() < p]])
    return ["-t", "y", "--positive", labels[1], "--negative", labels[0], "-d", ",", "--header",
            "--categorical", as_record(names[1:3]), "--numeric", as_record([names[0], names[3]])]
