"""Programs run in turn, round by round, so that what else the machine does meets all of them alike."""

import json
import subprocess
import sys

import measure
import peers
from measure import MB, Spread, digits, markdown

NEAR = 1e-6  # of the mean log loss above its minimum: no ratio is claimed for what stops farther away


class Entry:
    """A peer in a race."""

    def __init__(self, peer, job):
        self.peer = peer
        self.tried = 0  # of the peer's settings
        self.job = job._replace(setting=peer.settings[0])
        self.costs = []
        self.problem = ""  # why it has not run to its end
        self.gap = None    # of its log loss to the minimum, when it is known

    def run(self, timeout):
        self.job.output.unlink(missing_ok=True)
        try:
            environment = peers.environment(self.job.threads)
            self.costs.append(measure.cost_of(self.peer.command(self.job), timeout, environment))
        except measure.TimedOut:
            self.problem = f"> {timeout:g} s"
        except measure.Failed as failure:
            self.problem = f"failed: {failure}"
        print(f"  {self.title()}: {self.problem or digits(self.costs[-1].wall) + ' s'}", file=sys.stderr)

    def tighten(self):
        """Begins again with the next setting; False if there is none."""
        if self.tried + 1 == len(self.peer.settings):
            return False
        self.tried += 1
        self.job = self.job._replace(setting=self.peer.settings[self.tried])
        self.costs.clear()
        return True

    def fits(self):
        return self.peer.coefficients is not None

    def is_near(self):
        return not self.fits() or (self.gap is not None and self.gap <= NEAR)

    def title(self):
        return self.peer.name + (f" ({self.job.setting})" if self.job.setting else "")


def entries(found, job, folder):
    """An entry for each peer that is there; says which are not."""
    for number, peer in enumerate(found):
        absent = peers.missing(peer)
        if absent:
            print(f"{peer.name} is left out: {', '.join(absent)} not found", file=sys.stderr)
        else:
            yield Entry(peer, job._replace(output=folder / f"output_{number}"))


def race(racing, runs, timeout, judge=None):
    """`judge`, after the first round, sets the gaps; those too far away run again with a tighter setting."""
    for number in range(runs):
        print(f" round {number + 1} of {runs}", file=sys.stderr)
        for entry in racing:
            if not entry.problem:
                entry.run(timeout)
        if number == 0 and judge:
            settle(racing, timeout, judge)


def settle(racing, timeout, judge):
    judge(racing)
    while again := [entry for entry in racing if not entry.problem and entry.gap is not None
                    and not entry.is_near() and entry.tighten()]:
        for entry in again:
            entry.run(timeout)
        judge(racing)


def judge_log_loss(racing):
    """Sets the gap of every entry that has fitted, where there is a Python to compute it."""
    python = peers.python_with("numpy", "pandas")
    fitted = [entry for entry in racing if entry.fits() and not entry.problem]
    if not python or not fitted:
        return
    files = {}
    for entry in fitted:
        files[entry] = entry.job.output.with_suffix(".terms.csv")
        peers.write_coefficients(files[entry], entry.peer.coefficients(entry.job))
    command = [python, peers.SCRIPTS / "log_loss.py", fitted[0].job.table(), *files.values()]
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, check=True)
    losses = json.loads(done.stdout)
    for entry, file in files.items():
        entry.gap = losses[str(file)] - losses["optimum"]


def ratios(entry, first, what):
    """To the first entry in the same round."""
    return Spread.of(getattr(mine, what) / getattr(its, what) for mine, its in zip(entry.costs, first.costs))


def row(entry, first, floor):
    """What a table shows of an entry: name, wall time and ratio, processor time and ratio, peak memory."""
    if entry.problem:
        return [entry.title(), entry.problem, "", "", "", ""]
    wall, cpu = (Spread.of(getattr(cost, what) for cost in entry.costs).text() for what in ("wall", "cpu"))
    if first.problem:
        more = times = ""
    elif entry is first:
        more = times = "1"
    elif entry.is_near():
        more, times = (ratios(entry, first, what).text() for what in ("wall", "cpu"))
    else:
        more = times = "unknown gap" if entry.gap is None else "stops short"
    return [entry.title(), wall, more, cpu, times, memory_text(max(cost.memory for cost in entry.costs), floor)]


def memory_text(memory, floor):
    return f"< {floor / MB:.0f}" if memory <= floor * 1.05 else f"{memory / MB:.0f}"


HEADER = ["program", "wall, s", "ratio", "CPU, s", "ratio", "peak MB"]


def table(racing, floor, last=None):
    """A Markdown table; `last` is a header and a function that gives an entry's text for a further column."""
    header = HEADER + ([last[0]] if last else [])
    rows = [row(entry, racing[0], floor) + ([last[1](entry)] if last else []) for entry in racing]
    return markdown(header, rows) + notes(racing)


def notes(racing):
    lines = [f"- {entry.peer.name}: {entry.peer.note}.\n" for entry in racing if entry.peer.note]
    return "\n" + "".join(lines) if lines else ""
