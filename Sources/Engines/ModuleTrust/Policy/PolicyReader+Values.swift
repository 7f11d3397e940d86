// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import TOMLKit

// MARK: - Values

extension PolicyReader {
    func origin(in table: TOMLTable) throws(PolicyError) -> Policy.Origin? {
        let url = try string("url", in: table)
        let saved = try string("saved", in: table)
        if let url {
            if let saved {
                throw PolicyError(
                    .malformed,
                    "a module comes from a URL or was saved, not both",
                    at: saved.span,
                    hints: ["write two rules"]
                )
            }
            do { return .url(try ModuleURL(parsing: url.text)) } catch {
                throw PolicyError(error, at: url.span)
            }
        }
        guard let saved else { return nil }
        guard case .saved(let reference)? = try? Specifier(parsing: "saved:" + saved.text),
            reference.path == nil
        else {
            throw PolicyError(
                .malformed,
                "`\(saved.text)` is not the name of a saved module",
                at: saved.span,
                hints: ["write a name such as `slugify`, or one revision of it: `slugify@3`"]
            )
        }
        return .saved(name: reference.name, revision: reference.revision)
    }

    func digest(in table: TOMLTable) throws(PolicyError) -> ContentDigest? {
        guard let value = try string("digest", in: table) else { return nil }
        do { return try ContentDigest(parsing: value.text) } catch {
            throw PolicyError(error, at: value.span)
        }
    }

    func permissions(in table: TOMLTable) throws(PolicyError) -> PermissionSet {
        guard let value = table["permissions"] else { return .none }
        guard let elements = value.array else { throw wrongKind(value, "permissions", "an array") }
        var permissions: [Permission] = []
        for element in elements {
            guard let text = element.string else {
                throw wrongKind(element, "permissions", "an array of strings")
            }
            do {
                permissions.append(try Permission(parsing: text, relativeTo: folder.string))
            } catch {
                throw PolicyError(error, at: element.span)
            }
            guard permissions.last?.kind != .foreign else {
                throw PolicyError(
                    .malformed,
                    "`\(text)` is never granted: nothing confines foreign functions",
                    at: element.span
                )
            }
        }
        return PermissionSet(permissions)
    }

    func string(
        _ key: String,
        in table: TOMLTable
    ) throws(PolicyError) -> (text: String, span: SourceSpan)? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw wrongKind(value, key, "a string") }
        return (text, value.span)
    }

    func tables(
        _ key: String,
        in table: TOMLTable
    ) throws(PolicyError) -> [(table: TOMLTable, span: SourceSpan)] {
        guard let value = table[key] else { return [] }
        guard let elements = value.array else {
            throw wrongKind(value, key, "a list of tables, each headed `[[\(key)]]`")
        }
        var tables: [(table: TOMLTable, span: SourceSpan)] = []
        for element in elements {
            guard let table = element.table else {
                throw wrongKind(element, key, "tables, each headed `[[\(key)]]`")
            }
            tables.append((table, element.span))
        }
        return tables
    }

    func check(_ table: TOMLTable, knows keys: [String]) throws(PolicyError) {
        for member in table.members where !keys.contains(member.key) {
            let list = keys.map { "`\($0)`" }.joined(separator: ", ")
            throw PolicyError(
                .unknownKey,
                "a policy file has no key `\(member.key)` here",
                at: member.keySpan,
                hints: ["the keys are \(list)"]
            )
        }
    }

    func wrongKind(_ value: TOMLValue, _ key: String, _ wanted: String) -> PolicyError {
        PolicyError(
            .malformed,
            "`\(key)` must be \(wanted), not \(value.kindName)",
            at: value.span
        )
    }
}
