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
        guard let slash = pathSlash else { return self }
        return ModuleID(source: source, String(description[..<slash]))
    }

    /// The path of the file inside a saved module, a package or a module of mlld; `nil` for its entry and for
    /// other modules.
    public var pathInModule: String? {
        pathSlash.map { String(description[description.index(after: $0)...]) }
    }

    /// Where the path inside the module begins: behind the name, which has a slash itself if it has a scope.
    private var pathSlash: String.Index? {
        let text = description.utf8
        switch source {
        case .saved: return text.firstIndex(of: UInt8(ascii: "/"))
        case .registry:
            // `@alice/utils/words.js` and `mlld://alice/utils/words.js`.
            let scheme = text.first == UInt8(ascii: "@") ? 0 : Self.mlldPrefix.utf8.count
            let name = text.dropFirst(scheme)
            guard let first = name.firstIndex(of: UInt8(ascii: "/")) else { return nil }
            return text[text.index(after: first)...].firstIndex(of: UInt8(ascii: "/"))
        case .file, .https, .gist, .git, .dns, .database, .builtin: return nil
        }
    }
}
