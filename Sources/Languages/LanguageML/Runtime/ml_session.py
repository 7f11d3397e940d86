# SPDX-License-Identifier: Apache-2.0
"""What somebody types, piece by piece: each is run in one place, and the modules that it imports once."""

import ml_runtime as _runtime


class Session:
    """The modules of all pieces so far."""

    def __init__(self, name):
        self.context = _runtime.Context(name, {}, self._load)
        self._modules = {}
        self._views = {}

    def add(self, modules, imports):
        """Takes in the modules that a piece brings along, and what its imports lead to."""
        self._modules.update(modules)
        self.context.lead(imports)

    def _load(self, name):
        if name not in self._views:
            body, imports = self._modules[name]
            context = _runtime.Context(name, imports, self._load)
            self._views[name] = _runtime.Module(name, body(context) or {})
        return self._views[name]
