#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a program on a terminal of its own and types into it.

    typing.py STEPS PROGRAM ARGUMENT...

STEPS is JSON: a list of pairs, what to wait for and what to type then; each wait begins behind what was
awaited before. What the terminal shows is written to standard output, and the exit status is the program's.
"""

import json
import os
import pty
import select
import sys
import time


def main():
    steps = json.loads(sys.argv[1])
    command = sys.argv[2:]
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    shown, place = b"", 0
    deadline = time.monotonic() + 55
    while time.monotonic() < deadline:
        while steps:
            found = shown.find(steps[0][0].encode(), place)
            if found < 0:
                break
            place = found + len(steps[0][0].encode())
            os.write(terminal, steps.pop(0)[1].encode())
        readable, _, _ = select.select([terminal], [], [], 0.2)
        if readable:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    else:
        os.kill(child, 9)
    os.write(1, shown)
    _, status = os.waitpid(child, 0)
    if steps:
        os.write(2, b"never shown: " + steps[0][0].encode() + b"\n")
    if os.WIFSIGNALED(status):
        os.write(2, b"ended by signal %d\n" % os.WTERMSIG(status))
        sys.exit(128 + os.WTERMSIG(status))
    sys.exit(os.WEXITSTATUS(status))


main()
