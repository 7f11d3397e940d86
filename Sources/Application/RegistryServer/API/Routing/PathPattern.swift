// SPDX-License-Identifier: Apache-2.0

/// A path of the API with places for values: `/packages/@{scope}/{name}/{version}`, as OpenAPI writes it.
struct PathPattern: Hashable, Sendable, CustomStringConvertible {
    private enum Part: Hashable, Sendable {
        case text(String)
        /// A value, after a fixed beginning.
        case value(name: String, prefix: String)
    }

    /// The text form.
    let description: String

    private let parts: [Part]

    /// Reads a pattern; the text is one of ours.
    init(_ text: String) {
        description = text
        parts = text.split(separator: "/").map { part in
            guard let brace = part.firstIndex(of: "{"), part.last == "}" else {
                return .text(String(part))
            }
            let name = part[brace...].dropFirst().dropLast()
            return .value(name: String(name), prefix: String(part[..<brace]))
        }
    }

    /// The number of parts that are fixed: the pattern with more of them is meant where two fit.
    var weight: Int {
        parts.count { part in
            if case .text = part { true } else { false }
        }
    }

    /// The values in a path, by name; `nil` when it does not fit.
    func values(in segments: ArraySlice<String>) -> [String: String]? {
        guard segments.count == parts.count else { return nil }
        var values: [String: String] = [:]
        for (segment, part) in zip(segments, parts) {
            switch part {
            case .text(let text):
                guard segment.utf8.elementsEqual(text.utf8) else { return nil }
            case .value(let name, let prefix):
                guard segment.utf8.starts(with: prefix.utf8) else { return nil }
                values[name] = String(segment.utf8.dropFirst(prefix.utf8.count))
            }
        }
        return values
    }
}
