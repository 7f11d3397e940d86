# SPDX-License-Identifier: Apache-2.0
"""`import file;`: files and folders, each with its permission.

Texts are UTF-8; line ends stay as they are.
"""

import os as _os
import stat as _stat

from ml_standard import exports, items, octets, text

_REASONS = (
    (FileNotFoundError, "there is no such file or folder"),
    (FileExistsError, "there is something of that name already"),
    (IsADirectoryError, "it is a folder"),
    (NotADirectoryError, "it is no folder, or a part of the path is a file"),
    (PermissionError, "the system does not allow it"),
)
_CODES = {
    "ENOSPC": "the disk is full",
    "ENOTEMPTY": "the folder is not empty",
    "EROFS": "it can only be read",
    "EXDEV": "the two places are on different disks; copy and remove instead",
}


class NotAllowed(PermissionError):
    """The system or the sandbox did not allow it; `filename` is what it was about."""

    def __str__(self):
        return self.args[0]


# It is told by the name that everybody knows.
NotAllowed.__name__ = PermissionError.__name__


class _Telling:
    """Tells what fails within in plain words, with the path that the program gave."""

    def __init__(self, place, path):
        self.place = place
        self.path = path

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, UnicodeDecodeError):
            reason = "holds bytes that are no UTF-8 text"
            raise ValueError(f"{self.place}: `{self.path}` {reason}") from None
        if isinstance(error, OSError) and error.errno is not None:
            told = f"{self.place}: `{self.path}`: {_reason(error)}"
            if not isinstance(error, PermissionError):
                raise type(error)(told) from None
            denied = NotAllowed(told)
            denied.filename = _os.path.abspath(self.path)
            raise denied from None


def _reason(error):
    import errno

    named = _CODES.get(errno.errorcode.get(error.errno, ""))
    known = [reason for kind, reason in _REASONS if isinstance(error, kind)]
    return named or (known[0] if known else (error.strerror or "it failed").lower())


def _checked(path, place):
    octets(text(path, f"{place}: path"), f"{place}: path")
    if not path or "\0" in path:
        raise ValueError(f"{place}: path must not be empty nor hold a NUL")
    return path


def _kind(path):
    """What there is at a path: `file`, `folder`, `other` or None."""
    try:
        mode = _os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    if _stat.S_ISREG(mode):
        return "file"
    return "folder" if _stat.S_ISDIR(mode) else "other"


def _write(grants, path, data):
    """Writes a whole file; one that is there is replaced at once, where that is allowed."""
    beside = f"{path}.{_os.urandom(6).hex()}.tmp"
    if not _may_replace(grants, path, beside):
        with open(path, "wb") as file:
            file.write(data)
        return
    try:
        _replace(path, beside, data)
    except BaseException:
        if _os.path.exists(beside):
            _os.unlink(beside)
        raise


def _may_replace(grants, path, beside):
    """Whether there is a file, and another may be made beside it and take its place."""
    if _kind(path) != "file" or not _os.access(_os.path.dirname(path), _os.W_OK):
        return False
    try:
        grants.write(beside)
        # Changes nothing, and is refused by a sandbox that would refuse the real one.
        _os.rename(path, path)
    except Exception as error:
        if isinstance(error, PermissionError) or hasattr(error, "permission"):
            return False
        raise
    return True


def _replace(path, beside, data):
    with open(beside, "xb") as file:
        file.write(data)
        file.flush()
        _os.fsync(file.fileno())
    _os.chmod(beside, _stat.S_IMODE(_os.stat(path).st_mode))
    _os.replace(beside, path)


def _make_folder(grants, path):
    """Makes a folder and those it lies in; each that is missing needs the permission."""
    missing = []
    while _kind(path) is None:
        missing.append(path)
        path = _os.path.dirname(path)
    if missing:
        grants.write(missing[-1])
    for folder in missing[::-1]:
        _os.mkdir(folder)
    if _kind(path) != "folder":
        raise FileExistsError(17, "")


def _reading(grants):
    def contents(path, place):
        with _Telling(place, path), open(grants.read(_checked(path, place)), "rb") as file:
            return file.read()

    def read(path):
        """The text of a file."""
        with _Telling("file.read", path):
            return contents(path, "file.read").decode()

    def lines(path):
        """Its lines, without their ends."""
        with _Telling("file.lines", path):
            found = contents(path, "file.lines").decode().replace("\r\n", "\n").split("\n")
            return found if found[-1] else found[:-1]

    def readBytes(path):
        """Its bytes, as an array of numbers."""
        return list(contents(path, "file.readBytes"))

    def kind(path, place):
        with _Telling(place, path):
            return _kind(grants.read(_checked(path, place)))

    def exists(path):
        return kind(path, "file.exists") is not None

    def isFile(path):
        return kind(path, "file.isFile") == "file"

    def isFolder(path):
        return kind(path, "file.isFolder") == "folder"

    def list_(path):
        """The names in a folder, in order."""
        with _Telling("file.list", path):
            return sorted(_os.listdir(grants.read(_checked(path, "file.list"))))

    def size(path):
        """In bytes."""
        with _Telling("file.size", path):
            return _os.stat(grants.read(_checked(path, "file.size"))).st_size

    def modified(path):
        """When it was changed, in seconds since 1970 began."""
        with _Telling("file.modified", path):
            return _os.stat(grants.read(_checked(path, "file.modified"))).st_mtime

    return [exists, isFile, isFolder, lines, list_, modified, read, readBytes, size]


def _writing(grants):
    def store(path, data, place):
        with _Telling(place, path):
            _write(grants, grants.write(_checked(path, place)), data)

    def write(path, content):
        """Makes the text the whole content of a file."""
        store(path, octets(text(content, "file.write: text"), "file.write: text"), "file.write")

    def writeBytes(path, content):
        """The same with an array of bytes."""
        items(content, "file.writeBytes: bytes")
        store(path, octets(content, "file.writeBytes: bytes"), "file.writeBytes")

    def append(path, content):
        """Adds a text at the end; makes the file if there is none."""
        data = octets(text(content, "file.append: text"), "file.append: text")
        with _Telling("file.append", path):
            with open(grants.write(_checked(path, "file.append")), "ab") as file:
                file.write(data)

    def makeFolder(path):
        """Makes a folder, and those it lies in; nothing happens when it is there."""
        with _Telling("file.makeFolder", path):
            _make_folder(grants, grants.write(_checked(path, "file.makeFolder")))

    def remove(path):
        """Removes a file."""
        with _Telling("file.remove", path):
            real = grants.write(_checked(path, "file.remove"))
            if _os.path.islink(path):
                raise ValueError(f"file.remove: `{path}` is a link, and stays")
            _os.unlink(real)

    def removeFolder(path):
        """Removes an empty folder."""
        with _Telling("file.removeFolder", path):
            _os.rmdir(grants.write(_checked(path, "file.removeFolder")))

    return [append, makeFolder, remove, removeFolder, write, writeBytes]


def _both(grants):
    def copy(path, target):
        """Copies the content of a file."""
        with _Telling("file.copy", path):
            with open(grants.read(_checked(path, "file.copy")), "rb") as file:
                data = file.read()
        with _Telling("file.copy", target):
            _write(grants, grants.write(_checked(target, "file.copy")), data)

    def move(path, target):
        """Renames a file or folder; takes the place of a file."""
        with _Telling("file.move", path):
            grants.read(_checked(path, "file.move"))
            _os.replace(grants.write(path), grants.write(_checked(target, "file.move")))

    return [copy, move]


def module(grants):
    return exports("file", [*_reading(grants), *_writing(grants), *_both(grants)])
