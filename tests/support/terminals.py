"""What a program writes to a pseudo-terminal."""

import os


def read_to_end(terminal):
    """All bytes that arrive at our end, which is closed, until the program has closed its own."""
    text = b""
    while True:
        try:
            some = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not some:
            break
        text += some
    os.close(terminal)
    return text
