#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A real HTTP, HTTPS and proxy server on loopback, for tests.

    loopback_server.py FOLDER

FOLDER receives the certificate authority (`ca.pem`). The first line of output is a JSON object with
the ports of the three servers. Afterwards each line of input is one JSON command, answered by one
line:

    {"route": "/a.js", "answer": {...}}   sets the answer of a path (see `Answer` in Swift)
    {"folder": "/registry/", "path": P}   serves the files of a folder below that path, with ETags
    {"log": true}                         the requests so far, oldest first

The program ends when its input ends, so it cannot outlive the test that started it.
"""

import gzip
import hashlib
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

routes = {}
folders = {}
log = []
lock = threading.Lock()
stopping = threading.Event()

NAMES = "DNS:localhost,DNS:modules.test,DNS:other.test,IP:127.0.0.1,IP:::1"


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def make_certificates(folder):
    """An authority and a certificate that it signed for the names of this server."""
    at = lambda name: os.path.join(folder, name)
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *key, "-keyout", at("ca.key"), "-out", at("ca.pem"), "-days", "2",
            "-subj", "/CN=Tenon test authority",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    openssl("req", *key, "-keyout", at("server.key"), "-out", at("server.csr"),
            "-subj", "/CN=localhost")
    with open(at("extensions"), "w") as file:
        file.write(f"subjectAltName={NAMES}\nbasicConstraints=CA:FALSE\n")
    openssl("x509", "-req", "-in", at("server.csr"), "-CA", at("ca.pem"), "-CAkey", at("ca.key"),
            "-CAcreateserial", "-out", at("server.pem"), "-days", "2",
            "-extfile", at("extensions"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(at("server.pem"), at("server.key"))
    context.set_alpn_protocols(["http/1.1"])
    return context


def find_file(path):
    """The answer for a file of a folder that is served; None when there is none."""
    for prefix, folder in folders.items():
        name = os.path.join(folder, path.removeprefix(prefix))
        if path.startswith(prefix) and ".." not in path and os.path.isfile(name):
            with open(name, "rb") as file:
                return {"file": file.read(), "etag": True,
                        "headers": {"Content-Type": "application/octet-stream"}}
    return None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536

    def log_message(self, *arguments):
        pass

    def answer_request(self):
        length = int(self.headers.get("Content-Length") or 0)
        sent = self.rfile.read(length) if length else b""
        path = self.path.split("?")[0]
        with lock:
            log.append({"method": self.command, "target": self.path, "scheme": self.server.scheme,
                        "port": self.server.server_port,
                        "headers": {k.lower(): v for k, v in self.headers.items()},
                        "body": sent.decode("utf-8", "replace")})
            answer = dict(routes.get(path) or find_file(path)
                          or {"status": 404, "body": "there is nothing here"})
            failures = answer.get("failures", 0)
            if failures:
                routes[path]["failures"] = failures - 1
        if failures:
            answer = {"status": answer.get("failureStatus", 503), "body": "try later"}
        behaviour = answer.get("behaviour", "plain")
        getattr(self, "behave_" + behaviour)(answer, sent)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = answer_request

    def begin(self, answer, length=None, extra=()):
        self.send_response(answer.get("status", 200))
        for name, value in answer.get("headers", {}).items():
            self.send_header(name, value)
        for name, value in extra:
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        else:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()

    def behave_plain(self, answer, sent):
        body = answer["file"] if "file" in answer else answer.get("body", "").encode()
        etag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        extra = [("ETag", etag)] if answer.get("etag") else []
        if answer.get("etag") and self.headers.get("If-None-Match") == etag:
            return self.begin({"status": 304}, 0, extra)
        modified = answer.get("headers", {}).get("Last-Modified")
        if modified and self.headers.get("If-Modified-Since") == modified:
            return self.begin({"status": 304}, 0)
        if answer.get("gzip"):
            body = gzip.compress(body)
            extra.append(("Content-Encoding", "gzip"))
        self.begin(answer, len(body), extra)
        if self.command != "HEAD":
            self.wfile.write(body)

    def behave_echo(self, answer, sent):
        headers = {k.lower(): v for k, v in self.headers.items()}
        text = json.dumps({"method": self.command, "headers": headers,
                           "body": sent.decode("utf-8", "replace")}, sort_keys=True)
        self.behave_plain({**answer, "body": text}, sent)

    def behave_bomb(self, answer, sent):
        body = gzip.compress(bytes(answer["size"]))
        self.begin(answer, len(body), [("Content-Encoding", "gzip")])
        self.wfile.write(body)

    def behave_endless(self, answer, sent):
        self.begin(answer)
        while not stopping.is_set():
            self.wfile.write(b"x" * 65536)

    def behave_announce(self, answer, sent):
        """Says a length and sends less, then hangs up."""
        self.begin(answer, answer["size"])
        self.wfile.write(answer.get("body", "").encode())
        self.wfile.flush()
        self.close_connection = True

    def behave_drip(self, answer, sent):
        """One byte, then nothing."""
        self.begin(answer, 1000)
        self.wfile.write(b"x")
        self.wfile.flush()
        stopping.wait(30)

    def behave_silent(self, answer, sent):
        stopping.wait(30)

    def behave_drop(self, answer, sent):
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def behave_headers(self, answer, sent):
        """Headers of the size asked for."""
        lines = [(f"X-Filler-{n}", "x" * 1000) for n in range(answer["size"] // 1000)]
        self.begin(answer, 0, lines)

    def behave_nonsense(self, answer, sent):
        self.wfile.write(b"this is not HTTP\r\n\r\n")
        self.close_connection = True

    def behave_together(self, answer, sent):
        """Waits until `size` such requests are under way, then a little for one too many; says
        the most there were at once."""
        with gate:
            meeting["here"] += 1
            meeting["most"] = max(meeting["most"], meeting["here"])
            gate.notify_all()
            gate.wait_for(lambda: meeting["most"] >= answer["size"], 10)
            gate.wait(0.05)
            meeting["here"] -= 1
            most = meeting["most"]
        self.behave_plain({"body": str(most)}, sent)


gate = threading.Condition()
meeting = {"here": 0, "most": 0}


class Proxy(BaseHTTPRequestHandler):
    """CONNECT to any name leads to the server's own HTTPS port; the host `refused.test` does not."""
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_CONNECT(self):
        with lock:
            log.append({"method": "CONNECT", "target": self.path, "scheme": "proxy",
                        "port": self.server.server_port, "body": "",
                        "headers": {k.lower(): v for k, v in self.headers.items()}})
        self.close_connection = True
        if self.path.startswith("refused.test"):
            self.send_response(407)
            self.send_header("Content-Length", "0")
            return self.end_headers()
        with socket.create_connection(("127.0.0.1", self.server.secure_port)) as upstream:
            self.send_response(200)
            self.end_headers()
            back = threading.Thread(target=self.carry, args=(upstream, self.connection))
            back.start()
            self.carry(self.connection, upstream)
            back.join()

    @staticmethod
    def carry(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, address):
        pass

    def finish_request(self, request, address):
        # Without this, each answer waits 40 ms for an acknowledgement that the client delays.
        request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # The handshake belongs to the thread of the connection, or one slow client stops all.
        if self.context:
            try:
                request = self.context.wrap_socket(request, server_side=True)
            except OSError:
                return
        self.RequestHandlerClass(request, address, self)
        if self.context:
            try:
                request.unwrap()
            except (OSError, ValueError):
                pass


def serve(scheme, handler, context=None):
    server = Server(("127.0.0.1", 0), handler)
    server.scheme, server.context = scheme, context
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main():
    folder = sys.argv[1]
    plain = serve("http", Handler)
    secure = serve("https", Handler, make_certificates(folder))
    proxy = serve("proxy", Proxy)
    proxy.secure_port = secure.server_port
    print(json.dumps({"http": plain.server_port, "https": secure.server_port,
                      "proxy": proxy.server_port}), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        with lock:
            if "route" in command:
                routes[command["route"]] = command["answer"]
                answer = {}
            elif "folder" in command:
                folders[command["folder"]] = command["path"]
                answer = {}
            else:
                answer = log
            text = json.dumps(answer)
        print(text, flush=True)
    stopping.set()
    os._exit(0)


main()
