# SPDX-License-Identifier: Apache-2.0
"""Prints what each module exports: `signatures.py PACKAGE`, a line a name.

Behind a function stand how many arguments it needs, how many it takes, and `...` when it takes any number.
"""

import importlib
import inspect
import os
import sys

package = sys.argv[1]
sys.path.insert(0, package)
for file in sorted(os.listdir(os.path.join(package, "ml_standard"))):
    name = file[:-3]
    if name == "__init__" or not file.endswith(".py"):
        continue
    for member, value in importlib.import_module(f"ml_standard.{name}").module(None).items():
        if not callable(value):
            print(f"{name}.{member}")
            continue
        parameters = inspect.signature(value).parameters.values()
        plain = [p for p in parameters if p.kind != p.VAR_POSITIONAL]
        needed = [p for p in plain if p.default is p.empty]
        rest = " ..." if len(plain) < len(parameters) else ""
        print(f"{name}.{member} {len(needed)} {len(plain)}{rest}")
