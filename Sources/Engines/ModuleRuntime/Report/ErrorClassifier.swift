// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// Understands what Deno's errors say.
enum ErrorClassifier {
    /// Deno's names of permissions, and ours.
    private static let kinds = [
        "read": "read", "write": "write", "net": "network", "env": "environment", "run": "run",
        "ffi": "foreign", "sys": "system",
    ]

    /// The kind of an error from its name and message.
    ///
    /// Paths become absolute: they are relative to `folder`, where the program ran.
    static func kind(name: String?, message: String, folder: String?) -> ProgramReport.Kind {
        if let specifier = refusedImport(message) { return .importDenied(specifier: specifier) }
        if let permission = missingPermission(message, folder) {
            return .denied(permission: permission)
        }
        let isRefused = message.contains("(os error 13)") || message.contains("(os error 1)")
        if isRefused || name == "PermissionDenied" {
            let target = quoted(after: " '", until: "'", in: message)
            let path = target.map { absolute($0, from: folder) }
            return .confined(target: path, permission: path.flatMap { beyondLink($0, message) })
        }
        return .error
    }

    /// `Requires net access to "host:443", run again with the --allow-net flag`.
    private static func missingPermission(_ message: String, _ folder: String?) -> String? {
        guard let start = message.firstRange(of: "Requires "),
            let middle = message[start.upperBound...].firstRange(of: " access")
        else { return nil }
        let word = String(message[start.upperBound..<middle.lowerBound])
        guard let kind = kinds[word], message.contains("run again with the --allow-") else {
            return nil
        }
        let rest = message[middle.upperBound...]
        guard rest.hasPrefix(" to \""), let end = rest.firstRange(of: "\", run again") else {
            return kind
        }
        let target = String(rest.dropFirst(5)[..<end.lowerBound])
        let isPath = ["read", "write"].contains(kind)
        return "\(kind):\(isPath ? absolute(target, from: folder) : target)"
    }

    /// The permission for the file that a link at `path` leads to; `nil` when no link is on the way.
    private static func beyondLink(_ path: String, _ message: String) -> String? {
        guard let real = try? FileSystem.realPath(FilePath(path)), real.string != path else {
            return nil
        }
        let isWriting = ["writefile", "mkdir", "remove", "rename", "truncate", "chmod"]
            .contains { message.contains("\($0) ") }
        return "\(isWriting ? "write" : "read"):\(real)"
    }

    private static func absolute(_ path: String, from folder: String?) -> String {
        guard let path = try? FilePath(path), let folder = folder.flatMap({ try? FilePath($0) })
        else { return path }
        return path.absolute(from: folder).normalized.string
    }

    private static func refusedImport(_ message: String) -> String? {
        if message.contains("--no-remote is specified") {
            return quoted(after: "requested: \"", until: "\"", in: message)
        }
        if message.contains("npm specifiers were requested") { return "npm:" }
        if message.contains("not in import map") || message.contains("not a dependency") {
            return quoted(after: "\"", until: "\"", in: message)
        }
        if message.hasPrefix("Requires import access to ") {
            return quoted(after: "\"", until: "\"", in: message)
        }
        return nil
    }

    private static func quoted(after start: String, until end: String, in text: String) -> String? {
        guard let from = text.firstRange(of: start)?.upperBound,
            let until = text[from...].firstRange(of: end)?.lowerBound
        else { return nil }
        return String(text[from..<until])
    }
}
