// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The specifiers of JavaScript: those of Tenon, less the schemes that only look like sources.
enum ModuleSpecifier {
    /// Understands `text`.
    ///
    /// - Throws: ``RefusedSpecifier`` or ``ModuleModel/Specifier/Malformed``.
    static func parse(_ text: String) throws -> Specifier {
        if let refused = RefusedSpecifier(text) { throw refused }
        return try Specifier(parsing: text)
    }
}
