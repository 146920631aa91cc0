"""When a program may be sent a signal."""

import re
import signal
import time
from pathlib import Path


def wait_until_listening(process, seconds=60):
    """Until the program catches SIGINT: before, the signal just ends it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        caught = re.search(r"^SigCgt:\s*(\w+)", Path(f"/proc/{process.pid}/status").read_text(), re.MULTILINE)
        if int(caught[1], 16) >> (signal.SIGINT - 1) & 1:
            return
        time.sleep(0.01)
    raise AssertionError("the program does not listen to signals")
