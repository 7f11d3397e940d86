// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import SandboxKit

/// The script that goes through the gate.
enum HostScript {
    /// What one run tells the script.
    struct Settings {
        let entryURL: String
        let secret: String
        let folder: RunFolder
        /// Rights to open the channel that the script gives away after opening it.
        let revoked: [(kind: Permission.Kind, path: String)]
        let usesNodeWorkers: Bool
    }

    /// The call of the source, up to its settings.
    ///
    /// Without indentation and comments, and as a text that is evaluated: Deno would parse a script for its
    /// imports, which costs half a millisecond of every run. The last line is its name in stack traces.
    private static let compact: [UInt8] = {
        let lines = source.split(separator: "\n")
            .map { $0.drop { $0 == " " } }
            .filter { !$0.hasPrefix("//") }
        let text = JSONValue.string(lines.joined(separator: "\n") + "\n//# sourceURL=ext:host.js")
        return Array("(0, eval)(".utf8) + text.encoded(.compact) + Array(")".utf8)
    }()

    /// The whole script: a function, called with the settings as a literal.
    static func bytes(_ settings: Settings) -> [UInt8] {
        let revoked = settings.revoked.map { right -> JSONValue in
            [.string(right.kind.rawValue), .string(right.path)]
        }
        let literal: JSONValue = .object([
            "entry": .string(settings.entryURL),
            "secret": .string(settings.secret),
            "calls": .string(settings.folder.calls.path),
            "answers": .string(settings.folder.answers.path),
            "direct": .string(settings.folder.direct.path),
            "revoked": .array(revoked),
            "usesNodeWorkers": .bool(settings.usesNodeWorkers),
        ])
        // JSON is a part of JavaScript since ES2019, so the literal needs no further escaping.
        return compact + Array("(".utf8) + literal.encoded(.compact) + Array(");\n".utf8)
    }
}
