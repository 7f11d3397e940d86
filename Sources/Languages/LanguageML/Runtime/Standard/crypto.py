# SPDX-License-Identifier: Apache-2.0
"""`import crypto;`: digests, secrets and how bytes are written. A text stands for its UTF-8 bytes.

Bytes go in as a text or an array of numbers from 0 to 255.
"""

from ml_standard import exports, octets, text, whole

_DIGESTS = ("sha256", "sha384", "sha512")


def _digest(name, algorithm):
    def function(data):
        import hashlib

        made = hashlib.new(algorithm, octets(data, f"crypto.{name}: data"), usedforsecurity=False)
        return made.hexdigest()

    function.__name__ = name
    return function


def _keyed(name, algorithm):
    def function(key, data):
        import hmac

        key = octets(key, f"crypto.{name}: key")
        return hmac.new(key, octets(data, f"crypto.{name}: data"), algorithm).hexdigest()

    function.__name__ = name
    return function


def equal(one, other):
    """Whether two texts are equal, in a time that does not tell where they differ."""
    import hmac

    return hmac.compare_digest(
        octets(one, "crypto.equal: text"), octets(other, "crypto.equal: text")
    )


def deriveKey(password, salt, iterations=600000, length=32):
    """A key from a password, by PBKDF2 with SHA-256; hexadecimal."""
    import hashlib

    iterations = whole(iterations, "crypto.deriveKey: iterations", 1)
    return hashlib.pbkdf2_hmac(
        "sha256",
        octets(password, "crypto.deriveKey: password"),
        octets(salt, "crypto.deriveKey: salt"),
        iterations,
        whole(length, "crypto.deriveKey: length", 1),
    ).hex()


def _random(count, place):
    import os

    return os.urandom(whole(count, place, 0))


def randomBytes(count):
    """An array of bytes that nobody can guess."""
    return list(_random(count, "crypto.randomBytes: count"))


def randomHex(count):
    """That many bytes, hexadecimal."""
    return _random(count, "crypto.randomHex: count").hex()


def randomToken(count=32):
    """That many bytes, as a text that fits into an address."""
    return base64UrlEncode(randomBytes(whole(count, "crypto.randomToken: count", 0)))


def uuid():
    """A random identifier (version 4)."""
    octet = bytearray(_random(16, "crypto.uuid"))
    octet[6] = octet[6] & 0x0F | 0x40
    octet[8] = octet[8] & 0x3F | 0x80
    digits = octet.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _base64(data):
    import binascii

    return binascii.b2a_base64(data, newline=False).decode()


def base64Encode(data):
    return _base64(octets(data, "crypto.base64Encode: data"))


def base64UrlEncode(data):
    """With `-` and `_`, and nothing at the end."""
    plain = _base64(octets(data, "crypto.base64UrlEncode: data"))
    return plain.rstrip("=").replace("+", "-").replace("/", "_")


def _from_base64(value, place):
    """Bytes; both alphabets, with or without `=`."""
    import binascii

    plain = text(value, place).replace("-", "+").replace("_", "/").rstrip("=")
    letters = plain.replace("+", "").replace("/", "")
    if (letters and not (letters.isascii() and letters.isalnum())) or len(plain) % 4 == 1:
        raise ValueError(f"{place} is no base64")
    return binascii.a2b_base64(plain + "=" * (-len(plain) % 4))


def _from_hex(value, place):
    import binascii

    try:
        return binascii.unhexlify(text(value, place))
    except ValueError:
        raise ValueError(f"{place} is not hexadecimal") from None


def _as_text(data, place):
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise ValueError(f"{place} holds bytes that are no text") from None


def base64Decode(value):
    """The text."""
    place = "crypto.base64Decode: text"
    return _as_text(_from_base64(value, place), place)


def base64DecodeBytes(value):
    """The bytes, as an array."""
    return list(_from_base64(value, "crypto.base64DecodeBytes: text"))


def hexEncode(data):
    return octets(data, "crypto.hexEncode: data").hex()


def hexDecode(value):
    """The text."""
    place = "crypto.hexDecode: text"
    return _as_text(_from_hex(value, place), place)


def hexDecodeBytes(value):
    """The bytes, as an array."""
    return list(_from_hex(value, "crypto.hexDecodeBytes: text"))


_FUNCTIONS = [
    *[_digest(name, name) for name in _DIGESTS], _digest("legacyMd5", "md5"),
    _digest("legacySha1", "sha1"), _keyed("hmacSha256", "sha256"), _keyed("hmacSha512",
    "sha512"), base64Decode, base64DecodeBytes, base64Encode, base64UrlEncode, deriveKey, equal,
    hexDecode, hexDecodeBytes, hexEncode, randomBytes, randomHex, randomToken, uuid,
]  # fmt: skip


def module(grants):
    return exports("crypto", _FUNCTIONS)
