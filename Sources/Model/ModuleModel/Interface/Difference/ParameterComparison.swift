// SPDX-License-Identifier: Apache-2.0

/// Compares the parameters of a function in two versions, as a caller that gives them in order sees them.
struct ParameterComparison {
    /// What a caller may notice.
    struct Finding {
        let kind: InterfaceChange.Kind
        let isBreaking: Bool
        let words: String
    }

    private(set) var findings: [Finding] = []

    init(_ old: [DocumentedParameter], _ new: [DocumentedParameter]) {
        let before = old.filter { !$0.isRest }
        let after = new.filter { !$0.isRest }
        let places = Dictionary(before.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let kept = after.compactMap { places[$0.name] }
        guard kept == kept.sorted() else {
            add(.changed, breaking: true, "takes its parameters in another order")
            return
        }
        let takesRest = new.contains(where: \.isRest)
        compareCounts(before, after, places, takesRest: takesRest)
        if old.contains(where: \.isRest), !takesRest {
            add(.removed, breaking: true, "no longer takes any number of arguments")
        }
        // A parameter that went by another name is still the one at its place.
        for (place, parameter) in after.enumerated() {
            let twin = places[parameter.name] ?? (before.count == after.count ? place : nil)
            if let twin { compare(before[twin], parameter) }
        }
    }

    private mutating func compareCounts(
        _ before: [DocumentedParameter],
        _ after: [DocumentedParameter],
        _ places: [String: Int],
        takesRest: Bool
    ) {
        if before.count > after.count {
            guard !takesRest else { return }
            let names = Set(after.map(\.name))
            let gone = before.filter { !names.contains($0.name) }.suffix(before.count - after.count)
            for parameter in gone {
                add(.removed, breaking: true, "no longer takes `\(parameter.name)`")
            }
        } else if after.count > before.count {
            let lastKept = after.lastIndex { places[$0.name] != nil } ?? before.count - 1
            let fresh = after.enumerated().filter { places[$1.name] == nil }
            for (place, parameter) in fresh.suffix(after.count - before.count) {
                if place < lastKept {
                    let next = after[place + 1].name
                    add(.added, breaking: true, "takes `\(parameter.name)` before `\(next)` now")
                } else if parameter.isOptional {
                    add(.added, breaking: false, "takes `\(parameter.name)` too")
                } else {
                    add(.added, breaking: true, "needs `\(parameter.name)` now")
                }
            }
        }
    }

    private mutating func compare(_ old: DocumentedParameter, _ new: DocumentedParameter) {
        if old.isOptional, !new.isOptional {
            add(.changed, breaking: true, "needs `\(new.name)` now")
        } else if !old.isOptional, new.isOptional {
            add(.changed, breaking: false, "needs `\(new.name)` no longer")
        }
        if let before = old.type, let after = new.type, before != after {
            let words = "took `\(new.name)` as `\(before)` and takes it as `\(after)`"
            add(.changed, breaking: false, words)
        }
    }

    private mutating func add(_ kind: InterfaceChange.Kind, breaking: Bool, _ words: String) {
        findings.append(Finding(kind: kind, isBreaking: breaking, words: words))
    }
}
