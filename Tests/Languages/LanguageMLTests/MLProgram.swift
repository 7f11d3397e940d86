// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageML
import LanguageSupport
import ModuleModel

/// A program of several files, resolved as simply as can be: a name means a file of the program, from its top
/// or from beside the importer; else a module of ML; else one of Python, where those are allowed.
struct MLProgram {
    let files: [String: String]
    let hosts: Set<String>
    let standard: Bool
    let tellsValue: Bool

    init(
        _ files: [String: String],
        hosts: Set<String> = [],
        standard: Bool = true,
        tellsValue: Bool = false
    ) {
        self.files = files
        self.hosts = hosts
        self.standard = standard
        self.tellsValue = tellsValue
    }

    /// Reads sections that begin with `# path`; what stands before the first is `main.ml`.
    init(parsing text: String, hosts: Set<String> = []) {
        var files: [String: String] = [:]
        var name = "main.ml"
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") {
                name = String(line.dropFirst(2))
                files[name] = ""
            } else {
                files[name, default: ""] += line + "\n"
            }
        }
        self.init(files, hosts: hosts)
    }

    struct Unresolved: DiagnosticError {
        let name: String
        var diagnostic: Diagnostic {
            Diagnostic(code: "module-not-found", message: "no module is called `\(name)`")
        }
    }

    func link(as layout: OutputLayout) throws -> LinkedProgram {
        try ML().link(linkable(), as: layout)
    }

    /// The modules that `main.ml` reaches, in the order of its imports.
    func linkable() throws -> LinkableProgram {
        var modules: [LinkableProgram.Module] = []
        var pending = ["main.ml"]
        var seen: Set<String> = ["main.ml"]
        while !pending.isEmpty {
            let path = pending.removeFirst()
            let unit = try ML().compile(SourceText(name: path, text: files[path] ?? ""))
            var imports: [String: LinkableProgram.Target] = [:]
            for record in unit.interface.imports {
                let target = try target(of: record.specifier, in: path)
                imports[record.specifier] = target
                if case .module(let id) = target, seen.insert(id.description).inserted {
                    pending.append(id.description)
                }
            }
            modules.append(
                LinkableProgram.Module(
                    id: ModuleID(source: .file, path),
                    name: Self.name(of: path),
                    source: path,
                    unit: unit,
                    imports: imports
                )
            )
        }
        return LinkableProgram(modules: modules, tellsValue: tellsValue)
    }

    private func target(of name: String, in path: String) throws -> LinkableProgram.Target {
        let folder = path.split(separator: "/").dropLast().map { "\($0)/" }.joined()
        for candidate in ML().candidates(for: name) {
            switch candidate {
            case .file(let file):
                for place in [file.description, folder + file.description]
                where files[place] != nil {
                    return .module(ModuleID(source: .file, place))
                }
            case .standard(let name) where standard: return .standard(name)
            case .host(let name) where hosts.contains(name): return .host(name)
            case .package, .standard, .host: break
            }
        }
        throw Unresolved(name: name)
    }

    private static func name(of path: String) -> [String] {
        var parts = path.split(separator: "/").map(String.init)
        let stem = parts.removeLast().split(separator: ".").first.map(String.init) ?? ""
        return stem == "__init__" ? parts : parts + [stem]
    }
}
