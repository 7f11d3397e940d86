// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// The front ends that a builder was given, by the suffixes of their files.
struct SourceLanguages: Sendable {
    private let frontEnds: [String: any LanguageFrontEnd]

    /// The suffixes, in the order of the front ends.
    let suffixes: [String]

    /// Knows each front end by its suffixes; the first one wins a suffix.
    init(_ frontEnds: [any LanguageFrontEnd]) {
        suffixes = frontEnds.flatMap(\.descriptor.suffixes)
        self.frontEnds = Dictionary(
            frontEnds.flatMap { frontEnd in frontEnd.descriptor.suffixes.map { ($0, frontEnd) } }
        ) { first, _ in first }
    }

    /// The front end for a file; `nil` for a file that is no source.
    func frontEnd(for path: ModulePath) -> (any LanguageFrontEnd)? {
        let name = path.components.last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return frontEnds[String(name[name.index(after: dot)...])]
    }
}
