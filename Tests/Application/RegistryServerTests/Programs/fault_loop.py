# SPDX-License-Identifier: Apache-2.0
"""Publishes to servers that fail at each step, and looks at what they leave.

usage: fault_loop.py SERVER SHIM MODE FOLDER STRIDE

FOLDER holds `1.tar.gz`, `2.tar.gz` …, the archives of `@alice/p1@1.0.0`, `@alice/p2@1.0.0` …
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request

server, shim, mode, folder, stride = sys.argv[1:6]
root = os.path.join(folder, "registry")
arm = os.path.join(folder, "arm")


class Server:
    """A server that runs until it is ended, or ends itself."""

    def __init__(self, at=None):
        environment = {"PATH": "/usr/bin:/bin", "HOME": folder}
        if at is not None:
            environment |= {
                "LD_PRELOAD": shim, "FAULT_ARM": arm, "FAULT_AT": str(at), "FAULT_MODE": mode,
            }
        self.errors = open(os.path.join(folder, "errors"), "ab+")
        start = self.errors.seek(0, 2)
        self.process = subprocess.Popen(
            [server, "serve", root, "--listen", "127.0.0.1:0", "--json", "--rate", "0",
             "--log", "none", "--grace", "5"],
            env=environment, stdout=subprocess.PIPE, stderr=self.errors)
        text = b""
        while not text.rstrip().endswith(b"}"):
            line = self.process.stdout.readline()
            assert line, "the server did not start: " + open(self.errors.name).read()[start:]
            text += line
        self.address = json.loads(text)["address"]

    def ask(self, method, path, token=None, body=None, kind="application/json"):
        """The status and the answer; `None` for both when the server is gone."""
        request = urllib.request.Request(self.address + path, data=body, method=method)
        if token:
            request.add_header("Authorization", "Bearer " + token)
        if body is not None:
            request.add_header("Content-Type", kind)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except (OSError, EOFError):
            return None, None
        except Exception as error:  # an answer that breaks off
            if "IncompleteRead" in repr(error) or "Disconnected" in repr(error):
                return None, None
            raise

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def end_well(self):
        status = self.end()
        said = open(self.errors.name, errors="replace").read()[-1500:]
        assert status == 0, f"the server ended with {status} and said: {said}"


def archive(number):
    with open(os.path.join(folder, f"{number}.tar.gz"), "rb") as file:
        return file.read()


def check_visible(number):
    """Whether the version is there; if it is, all of it is."""
    path = os.path.join(root, "index", "@alice", f"p{number}.json")
    if not os.path.exists(path):
        return False
    index = json.load(open(path))
    release = index["releases"]["1.0.0"]
    digest = release["archive"].removeprefix("sha256:")
    bytes_ = open(os.path.join(root, "archives", digest + ".tar.gz"), "rb").read()
    assert hashlib.sha256(bytes_).hexdigest() == digest and bytes_ == archive(number)
    page = json.load(open(os.path.join(root, "pages", "@alice", f"p{number}", "1.0.0.json")))
    assert page["version"] == "1.0.0"
    return True


def begin():
    running = Server()
    admin = None
    while admin is None:
        assert running.ask("GET", "config.json")[0] == 200
        words = open(running.errors.name).read().split()
        admin = next((word for word in words if word.startswith("tenon_") and len(word) == 49), None)
    status, answer = running.ask("POST", "api/v1/users", admin, b'{"name":"alice"}')
    assert status == 201, answer
    running.end_well()
    return json.loads(answer)["token"]["secret"]


def publish(running, token, number):
    return running.ask("PUT", f"api/v1/packages/@alice/p{number}/1.0.0", token, archive(number),
                       "application/gzip")


def attempt(token, at, number):
    """Whether the server failed before it had published."""
    running = Server(at)
    open(arm, "w").close()
    status, answer = publish(running, token, number)
    visible = check_visible(number)
    os.remove(arm)
    if mode == "kill":
        failed = status is None
        assert failed or status == 201, (at, status, answer)
    else:
        failed = status != 201
        assert not failed or status in (503, 507), (at, status, answer)
        # A full disk leaves nothing to see, and the reads go on.
        assert visible != failed, (at, status, answer, visible)
        assert running.ask("GET", "config.json")[0] == 200
        if failed:
            assert publish(running, token, number)[0] == 201, at
    running.end()
    after = Server()
    visible = check_visible(number)
    status, answer = publish(after, token, number)
    assert status == (200 if visible else 201), (at, status, answer)
    status, answer = after.ask("GET", f"api/v1/packages/@alice/p{number}/owners")
    assert json.loads(answer) == {"owners": ["alice"]}, (at, answer)
    assert check_visible(number)
    after.end_well()
    return failed


token = begin()
number, at, seen = 1, 1, 0
while attempt(token, at, number):
    number, at, seen = number + 1, at + int(stride), seen + 1
assert seen > 3, seen
print(seen, "steps")
