// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

extension Linker {
    /// The file of the entry, beside those of its modules.
    func entryFile() -> LinkedFile {
        var file = LinkedFile()
        file.write(heading(program.modules[0]) + " Python 3.9 or newer runs this file.")
        file.write("import os.path as _ml_path, sys as _ml_sys\n")
        file.write("_ml_sys.path.insert(0, _ml_path.dirname(_ml_path.realpath(__file__)))")
        file.write("import ml_runtime as _ml_runtime")
        writeEntry(to: &file)
        writeRun(to: &file) { PythonName.literal(names.paths[$0 - 1].joined(separator: ".")) }
        return file
    }

    func addModules(to files: inout LinkedFiles) throws(LinkFailure) {
        for (place, path) in names.paths.enumerated() {
            let module = program.modules[place + 1]
            var file = LinkedFile()
            file.write(heading(module))
            file.write(module, codes[place + 1], named: "module", tells: false)
            try files.add(path.joined(separator: "/") + ".py", mapped: file)
            try files.addPackages(above: path)
        }
    }

    func addStandardModules(to files: inout LinkedFiles) throws(LinkFailure) {
        guard !standard.isEmpty else { return }
        try files.add("ml_standard/__init__.py", StandardModules.shared)
        for name in standard {
            try files.add("ml_standard/\(name).py", StandardModules.text(of: name) ?? "")
        }
    }
}

// MARK: - One file

extension Linker {
    /// The whole program.
    func singleFile() -> LinkedFile {
        var file = LinkedFile()
        file.write(heading(program.modules[0]) + " Python 3.9 or newer runs this file.")
        file.write(Self.prologue)
        file.write(
            "_ml_runtime = _ml_embedded(\"ml_runtime\", \(Self.quoted(RuntimeTexts.runtime)))"
        )
        if !standard.isEmpty {
            file.write("_ml_embedded(\"ml_standard\", \(Self.quoted(StandardModules.shared)))")
        }
        for name in standard {
            let text = Self.quoted(StandardModules.text(of: name) ?? "")
            file.write("_ml_runtime.standard_texts[\"\(name)\"] = \(text)")
        }
        for place in program.modules.indices.dropFirst() {
            let name = names.functions[place]
            file.write(program.modules[place], codes[place], named: name, tells: false)
        }
        writeEntry(to: &file)
        writeRun(to: &file) { names.functions[$0] }
        return file
    }

    /// The texts that the file brings along, by what they are called when they are compiled.
    func embedded() -> [String: [UInt8]] {
        var texts = ["<ml_runtime>": Array(RuntimeTexts.runtime.utf8)]
        if !standard.isEmpty { texts["<ml_standard>"] = Array(StandardModules.shared.utf8) }
        for name in standard {
            texts["<ml_standard.\(name)>"] = Array((StandardModules.text(of: name) ?? "").utf8)
        }
        return texts
    }

    static let prologue = """
        import builtins as _ml_builtins, sys as _ml_sys

        # Whoever runs the program may have the code already.
        _ml_compile = globals().get("_tenon_host", _ml_builtins).compile


        def _ml_embedded(name, text):
            module = type(_ml_sys)(name)
            _ml_sys.modules[name] = module
            exec(_ml_compile(text, f"<{name}>", "exec"), module.__dict__)
            return module


        """

    /// `text` as a literal of several lines.
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        var quotes = 0
        for byte in text.utf8 {
            quotes = byte == UInt8(ascii: "'") ? quotes + 1 : 0
            if byte == UInt8(ascii: "\\") || quotes == 3 {
                bytes.append(UInt8(ascii: "\\"))
                quotes = 0
            }
            bytes.append(byte)
        }
        return "'''\\\n" + String(decoding: bytes, as: UTF8.self) + "'''"
    }
}
