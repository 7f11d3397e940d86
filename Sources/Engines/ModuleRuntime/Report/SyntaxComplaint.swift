// SPDX-License-Identifier: Apache-2.0

/// What the runtime says of a module that it cannot load: its text, or a name that it imports.
///
/// V8 writes the place behind the message, `… at URL:1:2`. The parser of TypeScript wraps its error in
/// another, with an excerpt and the place on lines of their own.
struct SyntaxComplaint {
    /// The message without the name of the error and without the place.
    let message: String
    /// The place as a line of a stack trace, if the runtime tells.
    let frame: String?
    /// Whether the text is fine, and imports a name that the other module does not export.
    let isMissingExport: Bool

    /// `nil` for any other error: a program throws errors of the same name, from a place in its stack.
    init?(name: String?, message: String) {
        let wrapped = "SyntaxError: "
        if name == "TypeError", message.hasPrefix(wrapped) {
            let lines = message.dropFirst(wrapped.count).split(separator: "\n")
            guard let first = lines.first, let place = lines.first(where: Self.isPlace) else {
                return nil
            }
            self.message = String(first)
            frame = String(place)
            isMissingExport = false
        } else if name == "SyntaxError", !message.contains("\n"),
            let place = message.ranges(of: " at file://").last
        {
            self.message = String(message[..<place.lowerBound])
            frame = "   " + message[place.lowerBound...]
            isMissingExport = Self.isMissingExport(message)
        } else {
            return nil
        }
    }

    /// Whether `message` is about an import whose name the other module does not export.
    static func isMissingExport(_ message: String) -> Bool {
        message.contains(" does not provide an export named ")
            || message.contains(" contains conflicting star exports for name ")
    }

    private static func isPlace(_ line: Substring) -> Bool { line.hasPrefix("    at file://") }
}
