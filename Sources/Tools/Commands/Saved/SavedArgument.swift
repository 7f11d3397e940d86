// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// A saved module as people name it on the command line.
enum SavedArgument {
    /// Reads `slugify`, `slugify@3` or `slugify/lib/words.js`.
    ///
    /// - Throws: what is wrong with the text.
    static func reference(_ text: String) throws -> SavedReference {
        // Only here, where nothing but a name can be meant, is a package no package.
        guard !text.isEmpty, !text.hasPrefix("@") else {
            return SavedReference(name: try ModuleName(parsing: text))
        }
        let written = text.hasPrefix("saved:") ? text : "saved:" + text
        guard case .saved(let reference) = try Specifier(parsing: written) else {
            return SavedReference(name: try ModuleName(parsing: text))
        }
        return reference
    }
}
