# SPDX-License-Identifier: Apache-2.0
"""`import string;`: texts. A text is a row of Unicode characters; positions count them from 0."""

from ml_standard import exports, text


def upper(value):
    return text(value, "string.upper: text").upper()


def lower(value):
    return text(value, "string.lower: text").lower()


def module(grants):
    return exports("string", [lower, upper])
