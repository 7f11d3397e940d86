# SPDX-License-Identifier: Apache-2.0
"""`import http;`: requests over HTTP and HTTPS, each with the permission for its host."""

from ml_standard import exports, mistake, options, record, text

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_SETTINGS = ("body", "headers", "json", "query")
_NAME = set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _place(url, place):
    """The `host:port` that an address leads to."""
    if any(not "!" <= letter <= "~" for letter in text(url, f"{place}: url")) or "\\" in url:
        raise ValueError(f"{place}: url must be ASCII without spaces; `http.encode` helps")
    scheme, mark, rest = url.partition("://")
    ports = {"http": 80, "https": 443}
    if not mark or scheme.lower() not in ports:
        raise ValueError(f"{place}: url must begin with https:// or http://")
    for end in "/?#":
        rest = rest.partition(end)[0]
    if "@" in rest:
        raise ValueError(f"{place}: url must hold no password; send an Authorization header")
    host, mark, port = rest.rpartition(":")
    if not mark or rest.endswith("]"):
        host, port = rest, ""
    if not host or (port and not (port.isdigit() and int(port) < 65536)):
        raise ValueError(f"{place}: url has no host that could be asked")
    return f"{host.lower()}:{int(port or ports[scheme.lower()])}"


def _headers(headers, place):
    checked = {}
    for name, value in record({} if headers is None else headers, f"{place}: headers").items():
        if not isinstance(name, str) or not name or not set(name) <= _NAME:
            raise ValueError(f"{place}: {name!r} is no name of a header")
        text(value, f"{place}: header {name}")
        if any(letter != "\t" and not " " <= letter <= "~" for letter in value):
            raise ValueError(f"{place}: header {name} must be ASCII in one line")
        checked[name] = value
    return checked


def encode(value):
    """A text as it may stand in an address."""
    from urllib.parse import quote

    return quote(text(value, "http.encode: text"), safe="")


def decode(value):
    """The text that was encoded."""
    from urllib.parse import unquote

    return unquote(text(value, "http.decode: text"))


def query(values):
    """`{a: 1, b: ["x", "y"]}` as `a=1&b=x&b=y`, for an address or the body of a form."""
    from urllib.parse import urlencode

    pairs = []
    for name, value in record(values, "http.query: values").items():
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(one, bool):
                one = str(one).lower()
            if not isinstance(one, (str, int, float)):
                raise mistake(f"http.query: {name}", "a string, a number or a boolean", one)
            pairs.append((str(name), one))
    return urlencode(pairs)


def _body(settings, headers, place):
    if settings.get("json") is None:
        body = settings.get("body")
        return body if body is None else text(body, f"{place}: body")
    if settings.get("body") is not None:
        raise ValueError(f"{place}: options have a body or json, not both")
    import json

    if not any(name.lower() == "content-type" for name in headers):
        headers["Content-Type"] = "application/json"
    try:
        return json.dumps(settings["json"], ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise ValueError(f"{place}: JSON has no form for this value") from None


def _answer(given):
    """What ML gets: texts and numbers alone."""
    body = given["body"]
    status = int(given["status"])
    headers = dict(given["headers"]).items()
    return {
        "status": status,
        "ok": 200 <= status < 300,
        "headers": {str(name).lower(): str(value) for name, value in headers},
        "body": body if isinstance(body, str) else bytes(body or b"").decode(errors="replace"),
    }


def _unanswered(place, host, error):
    """The error for an exchange that failed; other errors as they are."""
    if not isinstance(error, OSError) and type(error).__module__ != "http.client":
        return error
    words = "what came is no whole answer"
    if isinstance(error, OSError):
        reason = getattr(error, "reason", error)
        words = getattr(reason, "strerror", None) or str(reason) or "the connection broke"
    return ConnectionError(f"{place}: no answer from `{host}`: {words[0].lower()}{words[1:]}")


def module(grants):
    def send(method, url, settings, place):
        settings = options(settings, f"{place}: options", _SETTINGS)
        host = _place(url, place)
        if settings.get("query") is not None:
            start, mark, fragment = url.partition("#")
            url = f"{start}{'&' if '?' in start else '?'}{query(settings['query'])}{mark}{fragment}"
        headers = _headers(settings.get("headers"), place)
        body = _body(settings, headers, place)
        grants.network(host)
        try:
            return _answer(grants.fetch(method, url, headers, body))
        except Exception as error:
            raise _unanswered(place, host, error) from None

    def request(method, url, settings=None):
        """Any method."""
        method = text(method, "http.request: method").upper()
        if method not in _METHODS:
            raise ValueError(f"http.request: method must be one of {', '.join(_METHODS)}")
        return send(method, url, settings, "http.request")

    def get(url, settings=None):
        return send("GET", url, settings, "http.get")

    def head(url, settings=None):
        return send("HEAD", url, settings, "http.head")

    def delete(url, settings=None):
        return send("DELETE", url, settings, "http.delete")

    def with_body(method):
        place = f"http.{method}"

        def call(url, body=None, settings=None):
            settings = dict(options(settings, f"{place}: options", _SETTINGS))
            if isinstance(body, (dict, list, tuple)):
                settings["json"] = body
            elif body is not None:
                settings["body"] = body
            return send(method.upper(), url, settings, place)

        call.__name__ = method
        return call

    sending = [with_body("post"), with_body("put"), with_body("patch")]
    return exports("http", [decode, delete, encode, get, head, query, request, *sending])
