// SPDX-License-Identifier: Apache-2.0

package import LanguageSupport

/// Which front end reads a file, by its name; what no language reads is data.
package struct LanguageTable: Sendable {
    /// What the bytes of a file are.
    package enum Content: Sendable {
        /// A program text.
        case code(any LanguageFrontEnd)
        /// JSON.
        case json
        /// Anything else: imported as text or bytes, never run.
        case data
    }

    private let frontEnds: [String: any LanguageFrontEnd]

    /// The front ends that were given, in order.
    package let all: [any LanguageFrontEnd]

    /// Knows each front end by its suffixes; the first one wins a suffix.
    package init(_ frontEnds: [any LanguageFrontEnd]) {
        all = frontEnds
        self.frontEnds = Dictionary(
            frontEnds.flatMap { frontEnd in frontEnd.descriptor.suffixes.map { ($0, frontEnd) } }
        ) { first, _ in first }
    }

    /// What a file with the name suffix `suffix` holds.
    package func content(suffix: String) -> Content {
        if let frontEnd = frontEnds[suffix] { return .code(frontEnd) }
        return suffix == "json" ? .json : .data
    }

    /// Whether a file with the name suffix `suffix` holds a program text.
    func isCode(suffix: String) -> Bool { frontEnds[suffix] != nil }

    /// Whether programs of the language that a lock calls `name` are compiled.
    func isCompiled(languageName name: String) -> Bool {
        all.contains { $0.descriptor.id == name && $0 is any CompiledLanguage }
    }

    /// The name of that content in locks: the language, `json` or `data`.
    package func languageName(suffix: String) -> String {
        switch content(suffix: suffix) {
        case .code(let frontEnd): frontEnd.descriptor.id
        case .json: "json"
        case .data: "data"
        }
    }

    /// The file name suffix under which the store keeps content that a lock calls `name`.
    package func suffix(languageName name: String) -> String {
        if let frontEnd = all.first(where: { $0.descriptor.id == name }),
            let suffix = frontEnd.descriptor.suffixes.first
        {
            return suffix
        }
        return name == "json" ? "json" : "bin"
    }
}
