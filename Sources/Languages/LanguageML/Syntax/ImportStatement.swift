// SPDX-License-Identifier: Apache-2.0

/// `import a.b as c;`, or `import https://…/math as m { verify: true };`.
struct ImportStatement: Sendable {
    enum Target: Sendable {
        /// The words between the dots; at least one.
        case names([Identifier])
        /// A location with its protocol, as it is written.
        case location(String)
    }

    let target: Target
    let alias: Identifier?
    /// The block behind it: literals only.
    let options: [Expression.Property]
    /// The bytes of the name or location.
    let targetRange: Range<Int>

    /// The text of the name or location.
    var specifier: String {
        switch target {
        case .names(let names): names.map(\.text).joined(separator: ".")
        case .location(let text): text
        }
    }

    /// The name that the program knows it by: of `import a.b` the first, `a`, which has a member `b`.
    var boundName: Identifier? {
        if let alias { return alias }
        switch target {
        case .names(let names): return names.first
        case .location(let text):
            let last = text.split(separator: "/").last ?? ""
            let name = String(last.prefix { !["@", "?", "#"].contains($0) })
            let stem = name.hasSuffix(".ml") ? String(name.dropLast(3)) : name
            return Lexer.isName(stem) ? Identifier(text: stem, range: targetRange) : nil
        }
    }
}

/// `capability Files { resource "./data"; allow read "./data"; }`.
struct CapabilityStatement: Sendable {
    enum Item: Sendable {
        case resource(String, Range<Int>)
        case allow(Access, String?, Range<Int>)
    }

    enum Access: String, Sendable {
        case read, write, execute, network, system
    }

    let name: Identifier
    let items: [Item]
}
