// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A specifier that some runtime understands and Tenon does not, for a reason.
package struct RefusedSpecifier: DiagnosticError, Hashable {
    /// The rejected text, cut where it is long.
    package let text: String

    private let scheme: Scheme

    /// The schemes that are refused.
    private enum Scheme: String, CaseIterable {
        case npm, jsr, data, blob
    }

    /// The refusal of `text`; `nil` when its scheme is not one of those refused.
    init?(_ text: String) {
        let prefix = text.utf8.prefix { $0 != UInt8(ascii: ":") }
        guard prefix.count < text.utf8.count, prefix.count <= 4 else { return nil }
        let word = String(decoding: prefix, as: UTF8.self).lowercased()
        guard let scheme = Scheme(rawValue: word) else { return nil }
        self.scheme = scheme
        self.text = text.utf8.count <= 80 ? text : String(text.prefix(60)) + "…"
    }

    /// Says why, and what to write instead.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "specifier-refused",
            message: "`\(text)` cannot be imported: \(reason)",
            hints: [hint]
        )
    }

    private var reason: String {
        switch scheme {
        case .npm: "npm packages are not a source of modules"
        case .jsr: "JSR packages are not a source of modules"
        case .data: "the bytes of a `data:` URL cannot be pinned to a place"
        case .blob: "a `blob:` URL names nothing outside one running program"
        }
    }

    private var hint: String {
        switch scheme {
        case .npm: "import the package as an ES module from a URL: `https://esm.sh/NAME@VERSION`"
        case .jsr: "import the module from its URL: `https://jsr.io/@SCOPE/NAME/VERSION/mod.ts`"
        case .data, .blob: "put the code into a file and import `./FILE`"
        }
    }
}
