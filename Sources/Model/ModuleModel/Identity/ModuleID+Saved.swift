// SPDX-License-Identifier: Apache-2.0

extension ModuleID {
    private static let savedPrefix = "saved:"

    /// The identity of a saved module, or of a file inside it: `saved:slugify@3/lib/words.js`.
    public init(saved reference: SavedReference) {
        let revision = reference.revision.map { "@\($0)" } ?? ""
        let path = reference.path.map { "/\($0)" } ?? ""
        self.init(source: .saved, Self.savedPrefix + reference.name.description + revision + path)
    }

    /// The identity under which the lock knows this module: without the path of a file inside it.
    public var lockKey: ModuleID {
        guard source == .saved, let slash = description.firstIndex(of: "/") else { return self }
        return ModuleID(source: .saved, String(description[..<slash]))
    }

    /// The path of the file inside a saved module; `nil` for its entry and for other modules.
    public var pathInModule: String? {
        guard source == .saved, let slash = description.firstIndex(of: "/") else { return nil }
        return String(description[description.index(after: slash)...])
    }
}
