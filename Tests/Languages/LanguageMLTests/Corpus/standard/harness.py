# SPDX-License-Identifier: Apache-2.0
"""Runs the tables beside it: `harness.py PACKAGE TABLE`, in an empty folder.

A line of a table is `expression => expected` or a statement; what is expected is what `repr` shows, or `!`
and the message of an error. Prints a line for each that differs, and for each function left out.
"""

import importlib
import io
import os
import sys
import types
from contextlib import redirect_stderr, redirect_stdout

package, table = sys.argv[1:]
sys.path.insert(0, package)
here = os.path.realpath(os.getcwd())


class Denied(Exception):
    def __init__(self, permission):
        super().__init__(f"`test` needs the permission `{permission}`")
        self.permission = permission


class Grants:
    """Writes down what it is asked, and refuses what it is told to."""

    def __init__(self):
        self.asked = []
        self.refused = ()
        self.answer = {"status": 200, "headers": {"Content-Type": "text/plain"}, "body": "hello"}

    def ask(self, kind, target):
        permission = f"{kind}:{target}"
        self.asked.append(permission)
        if permission.startswith(self.refused):
            raise Denied(permission)

    def path(self, kind, path):
        real = os.path.realpath(path)
        self.ask(kind, real.replace(here, "~") if real.startswith(here) else real)
        return real

    def read(self, path):
        return self.path("read", path)

    def write(self, path):
        return self.path("write", path)

    def environment(self, name):
        self.ask("environment", name)

    def network(self, host):
        self.ask("network", host)

    def fetch(self, method, url, headers, body):
        self.asked.append((method, url, headers, body))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def is_plain(value):
    """Whether a value is of the kinds that ML knows."""
    if type(value) in (type(None), bool, int, float, str, types.FunctionType):
        return True
    if type(value) in (list, tuple):
        return all(map(is_plain, value))
    return type(value) is dict and all(is_plain(k) and is_plain(m) for k, m in value.items())


def asked(call):
    """The permissions that a call asks for."""
    grants.asked.clear()
    call()
    return list(grants.asked)


def refused(kinds, call):
    """What a call gives when these permissions are refused."""
    grants.refused = tuple(kinds.split())
    try:
        return call()
    finally:
        grants.refused = ()


def printed(call):
    """What a call writes to the standard output and the standard error."""
    out, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(errors):
        call()
    return out.getvalue(), errors.getvalue()


def caught(call):
    """The error that a call ends with."""
    try:
        call()
    except Exception as error:
        return error


def failure(call):
    """Its message."""
    return str(caught(call))


def result(expression):
    try:
        value = eval(expression, space)
        return repr(value) if is_plain(value) else f"LEAKS {type(value)}"
    except Exception as error:
        return f"! {error}"


grants = Grants()
name = os.path.basename(table)[:-4]
members = importlib.import_module(f"ml_standard.{name}").module(grants)
again = importlib.import_module(f"ml_standard.{name}").module(grants)
space = {
    name: types.SimpleNamespace(**members), "again": types.SimpleNamespace(**again), "grants": grants,
    "asked": asked, "refused": refused, "failure": failure, "caught": caught, "printed": printed, "os": os, "sys": sys, "here": here,
    "reseed": __import__("random").Random,
}  # fmt: skip
for member, value in members.items():
    if not is_plain(value):
        print(f"{name}.{member} leaks {type(value)}")
with open(table, encoding="utf-8") as file:
    text = file.read()
for line in text.splitlines():
    expression, mark, expected = line.partition(" => ")
    if not line or line.startswith("#"):
        continue
    if not mark:
        exec(line, space)
    elif result(expression) != expected.strip():
        print(f"{expression}\n   wanted {expected.strip()}\n   got    {result(expression)}")
for member in members:
    if f"{name}.{member}" not in text:
        print(f"{name}.{member} is not in the table")
