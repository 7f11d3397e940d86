// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel

extension ProgramReport {
    /// The name under which the runtime of generated code throws what a program throws.
    private static let thrown = "Thrown"

    /// Reads a report of Python: lines of the generated text become places in what it was made of.
    init(_ raw: RawReport, of program: HostedText, in recipe: RunRecipe) {
        let granted = recipe.permissions
        let frames = raw.frames.reversed().compactMap { frame in
            program.place(of: frame.line, in: frame.file).map { (frame.function, $0) }
        }
        let asking = program.module(named: raw.module)
        kind = Self.kind(raw, asking, recipe)
        module = frames.first?.1.module ?? asking
        line = frames.first?.1.line
        column = frames.first?.1.column
        name = raw.name == Self.thrown || raw.how == "exit" ? nil : raw.name
        message =
            raw.how == "interrupted" ? "interrupted" : Self.message(raw, asking, granted)
        let cause = raw.cause.map { ["caused by: \($0)"] } ?? []
        stack = Self.folded(frames.map(Self.line)) + cause
    }

    private static func kind(
        _ raw: RawReport,
        _ module: ModuleID?,
        _ recipe: RunRecipe
    ) -> Kind {
        if let permission = raw.permission.flatMap({ try? Permission(parsing: $0) }) {
            guard recipe.permissions.covers(permission) else {
                return .denied(permission: permission.description)
            }
            let who = module.map { "`\($0)`" } ?? "the module"
            return .refused(
                code: "permission-denied",
                hints: [
                    module?.source == .file
                        ? "the program has it: declare it in \(who) with `capability`"
                        : "the program has it, and \(who) does not declare it with `capability`: tell its author"
                ]
            )
        }
        if let code = raw.code, let refusal = refusal(code, raw.hints) { return refusal }
        if raw.name == "PermissionError" {
            let path = raw.path.map { absolute($0, from: recipe.workingDirectory) }
            return .confined(
                target: path,
                permission: path.flatMap { beyond($0, recipe.permissions) }
            )
        }
        return .error
    }

    private static func message(
        _ raw: RawReport,
        _ module: ModuleID?,
        _ granted: PermissionSet
    ) -> String {
        guard let permission = raw.permission else { return raw.message }
        return "\(module.map { "`\($0)`" } ?? "the program") needs the permission `\(permission)`"
    }

    private static func absolute(_ path: String, from folder: String?) -> String {
        guard let path = try? FilePath(path), let folder = folder.flatMap({ try? FilePath($0) })
        else { return path }
        return path.absolute(from: folder).normalized.string
    }

    /// The permission for where `path` leads, when it is granted itself and a link leads out of it.
    private static func beyond(_ path: String, _ granted: PermissionSet) -> String? {
        guard let real = try? FileSystem.realPath(FilePath(path)), real.string != path else {
            return nil
        }
        let isReadable = (try? Permission.read(path)).map(granted.covers) ?? false
        return "\(isReadable ? "read" : "write"):\(real)"
    }

    /// `at add (lib/math.ml:3:5)`, or without a name what is not in a function of the program's.
    private static func line(_ function: String, _ place: PythonProgram.Place) -> String {
        let source = place.module.map(\.description) ?? ""
        let text = "\(source):\(place.line):\(place.column)"
        let isNamed = !function.hasPrefix("<") && !function.hasPrefix("_ml")
        return isNamed ? "at \(function) (\(text))" : "at \(text)"
    }

    /// `lines` with repetitions cut short: recursion that went too deep has a hundred equal frames.
    private static func folded(_ lines: [String]) -> [String] {
        var folded: [String] = []
        for (index, line) in lines.enumerated() {
            switch lines[..<index].reversed().prefix(3).prefix(while: { $0 == line }).count {
            case 0, 1: folded.append(line)
            case 2: folded.append("… repeated")
            default: continue
            }
        }
        return folded
    }
}
