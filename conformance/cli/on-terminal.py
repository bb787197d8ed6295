"""Runs a command on a pseudo-terminal and types when it is waited for.

The steps are JSON on standard input: [[what is waited for on the screen, what is typed then], ...]. Printed is one JSON
object: the screen as text, without the sequences that steer a terminal, and the exit code. A step whose text does not
come within its time ends the command.
"""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

SECONDS = 30
STEERING = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]")


def main():
    steps = json.load(sys.stdin)
    process, terminal = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 110, 0, 0))
        os.execvp(sys.argv[1], sys.argv[1:])
    screen, seen, missed = "", 0, None
    for text, keys in steps + [[None, ""]]:
        deadline = time.monotonic() + SECONDS
        while text is None or text not in screen[seen:]:
            left = deadline - time.monotonic()
            ready, _, _ = select.select([terminal], [], [], max(left, 0))
            if not ready:
                missed = text
                os.kill(process, signal.SIGKILL)
                break
            try:
                chunk = os.read(terminal, 65536)
            except OSError:
                chunk = b""
            if not chunk:
                break
            screen = STEERING.sub("", screen + chunk.decode("utf-8", "replace"))
        if text is None or text not in screen[seen:]:
            missed = missed or text
            break
        seen = screen.index(text, seen) + len(text)
        os.write(terminal, keys.encode())
    _, status = os.waitpid(process, 0)
    json.dump({"screen": screen, "missed": missed, "code": os.waitstatus_to_exitcode(status)}, sys.stdout)


main()
