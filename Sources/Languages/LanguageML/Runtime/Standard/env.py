# SPDX-License-Identifier: Apache-2.0
"""`import env;`: environment variables, each with its permission."""

import os as _os

from ml_standard import exports, text


def module(grants):
    def read(name, place):
        if not text(name, place) or "=" in name or "\0" in name:
            raise ValueError(f"{place} must not be empty nor hold `=`")
        grants.environment(name)
        return _os.environ.get(name)

    def get(name, default=None):
        """The text of a variable, or the default."""
        value = read(name, "env.get: name")
        return default if value is None else value

    def has(name):
        return read(name, "env.has: name") is not None

    def require(name):
        """The text of a variable that must be set."""
        value = read(name, "env.require: name")
        if value is None:
            raise ValueError(f"env.require: the variable {name} is not set")
        return value

    def all_():
        """The variables that this module may read."""
        return {name: value for name, value in sorted(_os.environ.items()) if is_granted(name)}

    def is_granted(name):
        try:
            grants.environment(name)
        except Exception as error:
            if hasattr(error, "permission"):
                return False
            raise
        return True

    return exports("env", [all_, get, has, require])
