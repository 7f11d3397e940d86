// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import TerminalKit

/// The program `tenon-registry`, which holds what only those need who run a registry.
///
/// It stands beside `tenon`, so that a client neither loads nor installs what a server does.
package enum RegistryProgram {
    /// Its name.
    package static let name = "tenon-registry"

    /// Its arguments, as `tenon` would take them: each command belongs to `registry`.
    package static func arguments(_ arguments: [String]) -> [String] {
        let place = arguments.firstIndex { !$0.hasPrefix("-") } ?? arguments.endIndex
        let own = ["help", "completions", "__complete"]
        guard place < arguments.endIndex, !own.contains(arguments[place]) else { return arguments }
        return arguments[..<place] + ["registry"] + arguments[place...]
    }

    /// Goes on as that program, with the arguments of this one but `registry`.
    ///
    /// - Throws: `registry-program-missing`.
    static func start(in context: CommandContext) throws -> Never {
        var arguments = try CommandLineArguments.read()
        if let place = arguments.firstIndex(of: "registry") { arguments.remove(at: place) }
        let beside = ProgramImage.path.map { path in
            path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        }
        let folders = (context.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for folder in [beside].compactMap(\.self) + folders.filter({ $0.hasPrefix("/") }) {
            ProgramImage.replace(by: "\(folder)/\(name)", arguments: arguments)
        }
        throw Missing(folder: beside)
    }

    private struct Missing: DiagnosticError {
        let folder: String?

        var diagnostic: Diagnostic {
            Diagnostic(
                code: "registry-program-missing",
                message: "the program `\(name)` is neither beside `tenon` nor on the path",
                hints: [folder.map { "install `\(name)` in `\($0)`" } ?? "install `\(name)`"]
            )
        }
    }
}
