// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import TOMLKit

extension ManifestReader {
    func table(_ member: TOMLTable.Member) throws(ManifestError) -> TOMLTable {
        guard let table = member.value.table else { throw mismatch(member, "a table") }
        return table
    }

    func string(_ member: TOMLTable.Member) throws(ManifestError) -> String {
        guard let string = member.value.string else { throw mismatch(member, "a string") }
        return string
    }

    func boolean(_ member: TOMLTable.Member) throws(ManifestError) -> Bool {
        guard let boolean = member.value.boolean else {
            throw mismatch(member, "`true` or `false`")
        }
        return boolean
    }

    func elements(_ member: TOMLTable.Member) throws(ManifestError) -> [TOMLValue] {
        guard let elements = member.value.array else {
            throw mismatch(member, "an array of strings")
        }
        return elements
    }

    func strings(_ member: TOMLTable.Member) throws(ManifestError) -> [String] {
        var strings: [String] = []
        for element in try elements(member) {
            guard let string = element.string else {
                throw ManifestError(
                    "`\(member.key)` is an array of strings, and holds \(element.kindName)",
                    name: name,
                    at: element.span
                )
            }
            strings.append(string)
        }
        return strings
    }

    /// The values of a section whose keys are names.
    func named<Value>(
        _ section: TOMLTable,
        _ read: (Self, TOMLTable.Member) throws -> Value
    ) throws -> [String: Value] {
        var values: [String: Value] = [:]
        for member in section.members { values[member.key] = try read(self, member) }
        return values
    }

    /// The path of a file inside the package.
    func path(_ member: TOMLTable.Member) throws(ManifestError) -> ModulePath {
        let text = try string(member)
        guard let path = Manifest.path(ofExport: text) else {
            throw error("`\(text)` is not a path inside the package", at: member.value.span)
        }
        return path
    }

    // MARK: Parsers of the model

    func parsed<Value>(
        _ member: TOMLTable.Member,
        _ parse: (String) throws -> Value
    ) throws -> Value {
        try parsed(member.value, at: member, parse)
    }

    func parsed<Value>(
        _ value: TOMLValue,
        at member: TOMLTable.Member,
        _ parse: (String) throws -> Value
    ) throws -> Value {
        guard let text = value.string else { throw mismatch(member, "a string", at: value) }
        do {
            return try parse(text)
        } catch let failure as any DiagnosticError {
            throw located(failure, at: value.span)
        }
    }

    func parsed<Value>(
        _ key: String,
        at member: TOMLTable.Member,
        _ parse: (String) throws -> Value
    ) throws -> Value {
        do {
            return try parse(key)
        } catch let failure as any DiagnosticError {
            throw located(failure, at: member.keySpan)
        }
    }

    /// The error of a parser keeps its code and its hints, and gets its place.
    private func located(_ failure: any DiagnosticError, at span: SourceSpan) -> ContextualError {
        var diagnostic = failure.diagnostic
        diagnostic.spans = [span]
        diagnostic.context.append("while reading `\(name)`")
        return ContextualError(diagnostic: diagnostic)
    }

    // MARK: Words

    func error(
        _ reason: String,
        at member: TOMLTable.Member,
        hints: [String] = []
    ) -> ManifestError {
        error(reason, at: member.keySpan, hints: hints)
    }

    func error(_ reason: String, at span: SourceSpan, hints: [String] = []) -> ManifestError {
        ManifestError(reason, name: name, at: span, hints: hints)
    }

    private func mismatch(
        _ member: TOMLTable.Member,
        _ wanted: String,
        at value: TOMLValue? = nil
    ) -> ManifestError {
        let value = value ?? member.value
        return ManifestError(
            "`\(member.key)` needs \(wanted), and has \(value.kindName)",
            name: name,
            at: value.span
        )
    }

    /// Notes a key that nobody knows, with the known one that it may have been meant for.
    mutating func warn(_ member: TOMLTable.Member, in path: String?, known: [String]) {
        let whole = path.map { "\($0).\(member.key)" } ?? member.key
        let near = known.map { ($0, Self.distance($0, member.key)) }
            .filter { $0.1 <= 2 && $0.1 < min($0.0.utf8.count, member.key.utf8.count) }
            .min { $0.1 < $1.1 }
            .map(\.0)
        warnings.append(
            Diagnostic(
                code: "manifest-unknown-key",
                severity: .warning,
                message: "`\(whole)` in `\(name)` is not a key that Tenon knows",
                spans: [member.keySpan],
                hints: near.map { ["did you mean `\($0)`?"] } ?? []
            )
        )
    }

    /// How many characters were left out, added or changed.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.utf8), Array(right.utf8.prefix(64)))
        var row = Array(0...right.count)
        for (place, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for column in right.indices {
                let change = diagonal + (right[column] == byte ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
