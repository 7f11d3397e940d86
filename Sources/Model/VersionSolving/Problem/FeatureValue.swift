// SPDX-License-Identifier: Apache-2.0

/// One thing that a feature switches on, as `[features]` writes it.
enum FeatureValue: Hashable {
    /// `fast`: another feature of the same package, or an optional dependency of that name.
    case feature(String)
    /// `dep:@alice/tls`: an optional dependency.
    case dependency(String)
    /// `@alice/tls/fast`: a feature of a dependency, which is switched on with it; with `?` behind the
    /// name (`@alice/tls?/fast`) only where something else switches it on.
    case dependencyFeature(String, String, isWeak: Bool)

    init(_ text: String) {
        if text.hasPrefix("dep:") {
            self = .dependency(String(text.dropFirst(4)))
            return
        }
        let slashes = text.utf8.count { $0 == UInt8(ascii: "/") }
        let isScoped = text.utf8.first == UInt8(ascii: "@")
        guard slashes == (isScoped ? 2 : 1), let last = text.lastIndex(of: "/") else {
            self = .feature(text)
            return
        }
        let name = text[..<last]
        let isWeak = name.utf8.last == UInt8(ascii: "?")
        self = .dependencyFeature(
            String(isWeak ? name.dropLast() : name),
            String(text[text.index(after: last)...]),
            isWeak: isWeak
        )
    }
}
