# SPDX-License-Identifier: Apache-2.0
"""`import path;`: paths as texts, with `/` between their parts. Nothing here looks at the disk."""

import posixpath as _posix

from ml_standard import exports, text


def join(*parts):
    """One path of several; an absolute part starts anew."""
    parts = [text(part, "path.join: part") for part in parts]
    return _posix.join(*parts) if parts else ""


def split(path):
    """Its parts; the first of an absolute path is `/`."""
    path = text(path, "path.split: path")
    return ["/"] * path.startswith("/") + [part for part in path.split("/") if part]


def dirname(path):
    """The folder that it lies in."""
    return _posix.dirname(text(path, "path.dirname: path"))


def basename(path, ending=""):
    """Its last part, without an ending."""
    last = _posix.basename(text(path, "path.basename: path"))
    ending = text(ending, "path.basename: ending")
    if ending and last != ending and last.endswith(ending):
        return last[: -len(ending)]
    return last


def extension(path):
    """From the last dot of its last part on, or an empty text."""
    return _posix.splitext(text(path, "path.extension: path"))[1]


def stem(path):
    """Its last part without the extension."""
    return _posix.splitext(_posix.basename(text(path, "path.stem: path")))[0]


def withExtension(path, extension):
    """With another extension, `.txt`, or none."""
    text(extension, "path.withExtension: extension")
    if extension and (not extension.startswith(".") or "/" in extension):
        raise ValueError("path.withExtension: extension must begin with a dot and hold no slash")
    return _posix.splitext(text(path, "path.withExtension: path"))[0] + extension


def normalize(path):
    """Without `.`, `..` and doubled slashes where that is possible."""
    plain = _posix.normpath(text(path, "path.normalize: path"))
    return "/" + plain.lstrip("/") if plain.startswith("/") else plain


def isAbsolute(path):
    return text(path, "path.isAbsolute: path").startswith("/")


def relative(path, start):
    """The way to a path from a folder; both absolute, or both relative."""
    text(path, "path.relative: path")
    if isAbsolute(path) != isAbsolute(text(start, "path.relative: start")):
        raise ValueError("path.relative: one path is absolute and the other is not")
    target = [part for part in split(normalize(path)) if part != "."]
    origin = [part for part in split(normalize(start)) if part != "."]
    shared = 0
    while shared < min(len(target), len(origin)) and target[shared] == origin[shared]:
        shared += 1
    if ".." in origin[shared:]:
        raise ValueError("path.relative: start leads above where both begin")
    return "/".join([".."] * (len(origin) - shared) + target[shared:]) or "."


def isInside(path, folder):
    """Whether a path is a folder or lies below it, as the texts say."""
    path, folder = normalize(path), normalize(folder)
    if isAbsolute(path) != isAbsolute(folder) or path.split("/")[0] == "..":
        return False
    return path == folder or folder == "." or path.startswith(folder.rstrip("/") + "/")


_FUNCTIONS = [
    basename, dirname, extension, isAbsolute, isInside, join, normalize, relative, split, stem,
    withExtension,
]  # fmt: skip


def module(grants):
    return exports("path", _FUNCTIONS, separator="/")
