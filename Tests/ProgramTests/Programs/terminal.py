#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a program on a terminal of its own and answers its questions.

    terminal.py COUNT ANSWER... PROGRAM ARGUMENT...

COUNT answers follow; each is typed when the program has asked a question, which is text that
ends without a line break and has a question mark or `[y/N]` in its last line. What the terminal
shows is written to standard output, and the exit status is the program's.
"""

import os
import pty
import re
import select
import sys
import time

QUESTION = re.compile(rb"(\?|\[[yYnN]/[yYnN]\]|\(y/n\)):? ?(\x1b\[[0-9;]*[mK])*$", re.IGNORECASE)


def is_question(shown):
    last = shown.split(b"\n")[-1]
    return bool(QUESTION.search(last))


def main():
    count = int(sys.argv[1])
    answers = [answer.encode() + b"\n" for answer in sys.argv[2:2 + count]]
    command = sys.argv[2 + count:]
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    shown = b""
    asked_at = 0
    deadline = time.monotonic() + 55
    while time.monotonic() < deadline:
        readable, _, _ = select.select([terminal], [], [], 0.2)
        if readable:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        elif answers and is_question(shown[asked_at:]):
            asked_at = len(shown)
            os.write(terminal, answers.pop(0))
    else:
        os.kill(child, 9)
    os.write(1, shown)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        os.write(2, b"ended by signal %d\n" % os.WTERMSIG(status))
        sys.exit(128 + os.WTERMSIG(status))
    sys.exit(os.WEXITSTATUS(status))


main()
