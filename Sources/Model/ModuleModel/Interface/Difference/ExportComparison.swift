// SPDX-License-Identifier: Apache-2.0

/// Compares the exports of one module in two versions, then the members of those.
struct ExportComparison {
    private(set) var changes: [InterfaceChange] = []
    private let module: String

    init(module: String) {
        self.module = module
    }

    /// What tells exports apart; strings that look alike may be different names.
    private struct Key: Hashable {
        let name: [UInt8]
        let isStatic: Bool

        init(_ export: DocumentedExport) {
            name = Array(export.name.utf8)
            isStatic = export.isStatic
        }
    }

    /// Compares `old` with `new`, which are members of `owner`, or the exports of the module.
    mutating func compare(
        _ old: [DocumentedExport],
        _ new: [DocumentedExport],
        of owner: String? = nil
    ) {
        let before = Dictionary(grouping: old, by: Key.init)
        let after = Dictionary(grouping: new, by: Key.init)
        let mayHandOn = new.contains { $0.kind == .reexport && $0.name == "*" }
        for key in Self.keys(old) {
            let name = Self.name(before[key]?.first, of: owner)
            if let after = after[key] {
                compare(before[key] ?? [], with: after, name: name)
            } else {
                note(name, .removed, breaking: !mayHandOn, "is gone")
            }
        }
        for key in Self.keys(new) where before[key] == nil {
            note(Self.name(after[key]?.first, of: owner), .added, breaking: false, "is new")
        }
    }

    /// Each key once, in source order.
    private static func keys(_ exports: [DocumentedExport]) -> [Key] {
        var seen: Set<Key> = []
        return exports.map(Key.init).filter { seen.insert($0).inserted }
    }

    private static func name(_ export: DocumentedExport?, of owner: String?) -> String {
        let name = export?.name ?? ""
        return owner.map { "\($0).\(name)" } ?? name
    }

    mutating func note(
        _ name: String,
        _ kind: InterfaceChange.Kind,
        breaking: Bool,
        _ words: String
    ) {
        changes.append(
            InterfaceChange(
                module: module,
                name: name,
                kind: kind,
                isBreaking: breaking,
                text: "`\(name)` \(words)"
            )
        )
    }
}

// MARK: - Exports of one name

extension ExportComparison {
    /// Compares what a name stands for: several overloads, or a type and a value, may share it.
    private mutating func compare(
        _ old: [DocumentedExport],
        with new: [DocumentedExport],
        name: String
    ) {
        // What is said in the same words is the same; the rest is compared in source order.
        var rest = new
        var pairs: [(DocumentedExport, DocumentedExport)] = []
        var unmatched: [DocumentedExport] = []
        for export in old {
            if let twin = rest.firstIndex(where: { $0.signature == export.signature }) {
                pairs.append((export, rest.remove(at: twin)))
            } else {
                unmatched.append(export)
            }
        }
        for export in unmatched {
            let same = rest.firstIndex { $0.kind == export.kind }
            guard let partner = same ?? rest.indices.first else {
                note(name, .removed, breaking: true, "is no longer there as `\(export.signature)`")
                continue
            }
            pairs.append((export, rest.remove(at: partner)))
        }
        for (old, new) in pairs { compare(old, new, name: name) }
        for export in rest {
            note(name, .added, breaking: false, "is also there as `\(export.signature)`")
        }
    }

    private mutating func compare(
        _ old: DocumentedExport,
        _ new: DocumentedExport,
        name: String
    ) {
        if old.deprecated == nil, new.deprecated != nil {
            note(name, .changed, breaking: false, "is deprecated now")
        }
        guard old.kind == new.kind else {
            let change = KindChange(from: old, to: new)
            if let words = change.words {
                note(name, .changed, breaking: change.isBreaking, words)
            }
            return
        }
        if let before = old.parameters, let after = new.parameters {
            compare(ParameterComparison(before, after).findings, name: name)
            compareCalls(old, new, name: name)
        } else if old.signature != new.signature, old.kind != .reexport {
            note(
                name,
                .changed,
                breaking: false,
                "was `\(old.signature)` and is `\(new.signature)`"
            )
        }
        compare(old.members, new.members, of: name)
    }

    private mutating func compare(_ findings: [ParameterComparison.Finding], name: String) {
        for finding in findings {
            note(name, finding.kind, breaking: finding.isBreaking, finding.words)
        }
    }

    /// Compares what two functions give.
    private mutating func compareCalls(
        _ old: DocumentedExport,
        _ new: DocumentedExport,
        name: String
    ) {
        let promised = new.isAsynchronous && !old.isAsynchronous && !old.givesPromise
        if promised {
            note(name, .changed, breaking: true, "gives a promise now")
        } else if let before = old.result, let after = new.result, before != after {
            note(name, .changed, breaking: false, "gave `\(before)` and gives `\(after)`")
        }
    }
}

extension DocumentedExport {
    fileprivate var isAsynchronous: Bool {
        signature.prefix { $0 != "(" }.split(separator: " ").contains("async")
    }

    fileprivate var givesPromise: Bool { result?.hasPrefix("Promise") ?? false }
}
