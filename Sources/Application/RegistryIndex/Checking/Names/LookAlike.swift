// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Tells whether people may take one package's name for another's.
///
/// Names of one scope belong to one owner, who may call them as they like. Across scopes the same name is
/// usual, `@bob/text` and `@carol/text`; what is refused is a scope that looks like another one.
struct LookAlike {
    /// A scope of fewer letters is too short to look like anything by one edit.
    private static let shortest = 4

    private let name: PackageName
    private let scope: Set<String>

    init(_ name: PackageName) {
        self.name = name
        scope = Self.skeletons(name.scope)
    }

    func isAlike(_ other: PackageName) -> Bool {
        guard other.scope != name.scope else { return false }
        // `@a-b/c` and `@a/b-c`: the same letters, cut elsewhere.
        if !Self.skeletons(name.scope + name.name)
            .isDisjoint(with: Self.skeletons(other.scope + other.name))
        {
            return true
        }
        if !scope.isDisjoint(with: Self.skeletons(other.scope)) {
            return Self.plain(name.scope).utf8.count >= Self.shortest || hasNameLike(other)
        }
        let isNear =
            other.scope.utf8.count >= Self.shortest
            && Self.isOneEdit(Array(name.scope.utf8), Array(other.scope.utf8))
        return isNear && hasNameLike(other)
    }

    private func hasNameLike(_ other: PackageName) -> Bool {
        !Self.skeletons(name.name).isDisjoint(with: Self.skeletons(other.name))
    }

    /// The text without what the eye reads over: separators, and digits that stand for letters.
    ///
    /// `1` is read as `l` and as `i`, so there are two of them.
    static func skeletons(_ text: String) -> Set<String> {
        let plain = plain(text)
        return [plain.mapping(["1": "l"]), plain.mapping(["1": "i"])]
    }

    private static func plain(_ text: String) -> String {
        text.filter { $0 != "-" && $0 != "_" && $0 != "." }
            .mapping(["0": "o", "3": "e", "4": "a", "5": "s", "7": "t"])
            .joining("rn", as: "m").joining("vv", as: "w")
    }

    /// Whether one byte was left out, added, changed, or swapped with its neighbour.
    static func isOneEdit(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let head = zip(left, right).prefix { $0 == $1 }.count
        let (rest, other) = (Array(left[head...]), Array(right[head...]))
        guard !rest.isEmpty || !other.isEmpty else { return false }
        if rest.dropFirst() == other[...] || rest[...] == other.dropFirst() { return true }
        if rest.dropFirst() == other.dropFirst() { return true }
        return rest.count >= 2 && other.count >= 2 && rest[0] == other[1] && rest[1] == other[0]
            && rest.dropFirst(2) == other.dropFirst(2)
    }
}

extension String {
    fileprivate func mapping(_ letters: [Character: Character]) -> String {
        String(map { letters[$0] ?? $0 })
    }

    fileprivate func joining(_ pair: String, as letter: Character) -> String {
        var result = ""
        var rest = self[...]
        while let range = rest.firstRange(of: pair) {
            result += rest[..<range.lowerBound]
            result.append(letter)
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
