// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// How well a name fits the words of a query.
struct NameFit {
    let words: [String]
    let key: String

    /// Between 0 and 1: how much of the name was typed, and whether as whole words.
    func score(of name: String) -> Double {
        guard let name = try? PackageName(parsing: name) else { return 0 }
        let parts = WordSplitter.words(name.name, limit: 16)
        let length = parts.reduce(0) { $0 + $1.utf8.count }
        let share = min(1, Double(key.utf8.count) / Double(max(1, length)))
        let isWhole = words.allSatisfy { parts.contains($0) || $0 == name.scope }
        return 0.5 * share + (isWhole ? 0.5 : 0)
    }
}
