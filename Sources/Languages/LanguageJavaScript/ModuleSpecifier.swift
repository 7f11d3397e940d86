// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The specifiers of JavaScript: those of Tenon, less the schemes that only look like sources.
enum ModuleSpecifier {
    /// Understands `text`.
    ///
    /// A path is part of a URL, as it is for the runtime.
    ///
    /// - Throws: ``RefusedSpecifier``, ``ImportedPath/Malformed`` or ``ModuleModel/Specifier/Malformed``.
    static func parse(_ text: String) throws -> Specifier {
        if let refused = RefusedSpecifier(text) { throw refused }
        let specifier = try Specifier(parsing: text)
        guard case .file(let path) = specifier else { return specifier }
        guard path == text else {
            // The path of a `file:` URL is decoded already.
            try ImportedPath.check(text)
            return specifier
        }
        return .file(try ImportedPath(path, in: text).path)
    }
}
