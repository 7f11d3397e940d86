// SPDX-License-Identifier: Apache-2.0

import LanguageML
import LanguageSupport
import TestSupport
import Testing

/// What a program tries in vain, with nothing but the language between it and Python.
struct IsolationTests {
    /// Beside each attempt lies a module with a secret; `secret` and `lib` are imported.
    private static let neighbours = [
        "vault.ml": """
        _secret = 42;
        open = 1;
        items = {list: [1]};
        function _hidden() { return _secret; }
        function peek() { return _secret; }
        """
    ]

    /// Expressions, and statements that give `x` a value, which would lead out if they were taken.
    static let attempts = [
        // Names of Python.
        "x = __builtins__;", "x = __import__(\"os\");", "x = __name__;", "x = __file__;",
        "x = __debug__;", "x = eval(\"1\");", "x = exec(\"1\");",
        "x = compile(\"1\", \"\", \"eval\");",
        "x = globals();", "x = locals();", "x = vars();", "x = dir();", "x = type(1);",
        "x = object;",
        "x = super();", "x = classmethod;", "x = memoryview;", "x = breakpoint();",
        "x = getattr(1, \"real\");", "x = setattr;", "x = delattr;", "x = map;", "x = id;",
        // Names that are defined only where nothing reaches.
        "if (false) { eval = 1; } x = eval(\"1 + 1\");",
        "if (false) { exec = 1; } x = exec(\"\");",
        "if (false) { __import__ = 1; } x = 1;",
        "function f() { return globals(); } x = f(); globals = 1;",
        "function f() { return compile; } x = f(); for (compile in []) { }",
        "function f() { try { x = 1; } except (open) { } return open; } x = f(); ",
        // Members.
        "x = \"\".__class__;", "x = [].__class__.__mro__;", "o = {}; x = o.__class__;",
        "function f() { } x = f.__globals__;", "x = fn() => 1; x = x.__code__;",
        "x = \"\".format;", "x = \"{0.__class__}\".format(1);", "x = \"\".format_map({});",
        "x = \"\".encode();", "x = \"\".translate({});", "x = [].__iter__;", "x = (1).real;",
        "x = 1.5; x = x.hex();", "x = [].__len__();", "x = print.__self__;", "x = vault.__dict__;",
        "x = vault.exports;", "x = vault.below;", "x = vault.member;", "x = vault.names;",
        "x = console.log.__globals__;", "x = len.func_globals;",
        // Indexes.
        "x = vault[\"__dict__\"];", "x = vault[0];", "x = [][\"__class__\"];",
        "x = \"\"[\"__class__\"];", "f = fn() => 1; x = f[\"__globals__\"];", "x = float[\"x\"];",
        "x = console[\"log\"];", "x = vault[:];",
        // Functions that look names up.
        "x = getattr(\"\", \"__class__\");", "x = getattr([], \"__class__\");",
        "x = getattr(vault, \"__dict__\");", "x = getattr(vault, \"_secret\");",
        "x = getattr(vault, \"exports\");", "x = getattr(vault, \"read\");",
        "x = getattr(print, \"__globals__\");", "x = getattr(getattr, \"__globals__\");",
        "x = getattr(float, \"__mro__\");", "x = getattr(fn() => 1, \"__code__\");",
        "x = call(getattr, \"\", \"__class__\");", "x = call(call, getattr, [], \"__class__\");",
        "x = sorted([\"\"], fn(v) => getattr(v, \"__class__\"));",
        "x = max(getattr(max, \"__self__\"), 1);", "f = getattr; x = f(f, \"__globals__\");",
        "x = module_info(\"os\").name;", "x = module_info(\"vault\").exports[\"_secret\"];",
        // Private names of another module.
        "x = vault._secret;", "x = vault._hidden();", "{_secret} = vault; x = _secret;",
        "[x] = vault;", "[x, y] = vault;", "for (m in vault) { x = m; }", "x = iter(vault);",
        "x = next(vault);", "x = vault._ml;", "x = getattr(vault, \"_ml\");",
        // Changing what belongs to others.
        "vault.open = 2; x = 1;", "vault._secret = 2; x = 1;", "vault[\"open\"] = 2; x = 1;",
        "console.log = print; x = 1;", "print.x = 1; x = 1;", "float.x = 1; x = 1;",
        "f = fn() => 1; f.__code__ = 1; x = 1;", "f = fn() => 1; f.x = 1; x = 1;",
        "nonlocal print; x = 1;", "function f() { nonlocal print; print = 1; } f(); x = 1;",
        // The runtime.
        "x = _ml;", "x = _ml.Module;", "x = _ml_runtime;", "x = _ml_sys;", "x = _ml_module_vault;",
        "x = getattr(has_module, \"__self__\");", "x = has_module.__self__;",
        "import ml_runtime; x = 1;",
        "import _ml; x = 1;", "x = load(\"vault\");", "x = capability(\"A\", []);", "x = tell(1);",
        "x = integer(\"1\");", "x = Failure;", "x = Thrown({});", "x = join;", "x = call_member;",
        // Errors.
        "try { throw {message: \"m\"}; } except (e) { x = e.__traceback__; }",
        "try { y = 1 / 0; } except (e) { x = e.__traceback__; }",
        "try { y = 1 / 0; } except (e) { x = getattr(e, \"__traceback__\"); }",
        "try { y = 1 / 0; } except (e) { x = getattr(e, \"args\"); }",
        "try { y = 1 / 0; } except (e) { x = e.with_traceback(e); }",
        "try { y = 1 / 0; } except (e) { x = e.tb_frame; }",
        "try { vault.none; } except (e) { x = getattr(e, \"obj\"); }",
        "try { vault.none; } except (e) { x = e.obj; }",
        // Patterns.
        "x = format(vault, \"{0.__class__}\");", "x = format(1, \"{0.__class__}\");",
        "x = \"%(a.b)s\" % {a: 1};", "x = \"%(__class__)s\" % vault;",
        // Iterators.
        "x = iter([1]).gi_frame;", "x = getattr(iter([1]), \"__reduce__\");",
        "x = iter([1]).__setstate__;", "it = iter([1]); x = it[0];",
        // Modules of Python that nobody allowed.
        "import os; x = 1;", "import sys; x = 1;", "import builtins; x = 1;",
        "import os.path; x = 1;", "import importlib; x = 1;",
    ]

    @Test(arguments: attempts)
    func `an attempt to get out fails`(attempt: String) async throws {
        var files = Self.neighbours
        files["main.ml"] = "import vault;\n\(attempt)\nprint(\"out\");\n"
        for layout in OutputLayout.allCases {
            let ran = try await Python.run(MLProgram(files), as: layout)
            #expect(ran.failed && ran.lines.isEmpty, "\(layout) \(ran.lines)")
        }
    }

    /// What looks like an attempt and is none: names of the program's own.
    static let harmless = [
        "function eval(t) { return t; } x = eval(\"mine\");",
        "_ml = 1; _ml_runtime = 2; x = _ml + _ml_runtime;",
        "o = {_ml: 1, __class__: 2}; x = o[\"__class__\"];",
        "globals = fn() => 1; x = globals();",
        "x = getattr(vault, \"_secret\", 1);",
        "x = hasattr(vault, \"__dict__\");",
        "x = \"{0.__class__}\";",
        "x = methods(vault);",
    ]

    @Test(arguments: harmless)
    func `names of the program's own are its own`(program: String) async throws {
        var files = Self.neighbours
        files["main.ml"] = "import vault;\n\(program)\nprint(\"fine\");\n"
        let ran = try await Python.run(MLProgram(files), as: .singleFile)
        #expect(ran.lines == ["fine"], "\(ran.error)")
    }

    @Test func `a module of Python gives its public names alone`() async throws {
        let program = MLProgram(
            [
                "main.ml": """
                import json;
                print(json.dumps([1]), hasattr(json, "__builtins__"), hasattr(json, "codecs"));
                print(hasattr(json, "_default_decoder"), hasattr(json, "decoder"));
                d = json.JSONDecoder();
                print(hasattr(d, "decode"));
                """
            ],
            hosts: ["json"],
            standard: false
        )
        for layout in OutputLayout.allCases {
            let ran = try await Python.run(program, as: layout)
            #expect(ran.lines == ["[1] false false", "false true", "false"], "\(ran.error)")
        }
    }

    @Test(arguments: ["ml_runtime", "ml_standard", "ml_modules.vault", "main"])
    func `what runs the program is no module of Python to it`(name: String) async throws {
        let program = MLProgram(
            ["main.ml": "import \(name) as m; print(\"out\");", "vault.ml": ""],
            hosts: [name],
            standard: false
        )
        let ran = try await Python.run(program, as: .multiFile)
        #expect(ran.failed && ran.lines.isEmpty)
    }
}
