// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

extension JSONDocument {
    /// What keeps a text from being JSON for the runtimes of languages; `nil` when nothing does.
    ///
    /// Looser than ``init(parsing:limits:)``: keys may stand twice, numbers and nesting have no limits, and a byte
    /// order mark may stand in front.
    /// - Complexity: O(bytes), with simdjson where the text is plain.
    package static func fault(in source: SourceText) -> JSONError? {
        // Loading the fast parser takes longer than reading a short text.
        let isLong = source.bytes.count > 1 << 14
        if isLong, (try? JSONDocument(parsing: source, limits: Limits(size: .max))) != nil {
            return nil
        }
        var scanner = JSONScanner(bytes: source.bytes, isLoose: true)
        guard case .failure(let fault) = scanner.scan(until: .max) else { return nil }
        return JSONError(
            code: "json-malformed",
            name: source.name,
            reason: fault.reason,
            span: source.span(fault.offset..<fault.offset + 1)
        )
    }
}
