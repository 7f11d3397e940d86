// SPDX-License-Identifier: Apache-2.0

extension ModuleID {
    /// The identity of a version of a package, or of a file inside it: `@alice/utils@1.2.4/lib/words.js`.
    ///
    /// Build identifiers are left out.
    public init(package name: PackageName, _ version: Version, path: String? = nil) {
        let exact = VersionRequirement.exactly(version)
        self.init(source: .registry, "\(name)@\(exact)" + (path.map { "/" + $0 } ?? ""))
    }

    /// What an import of a package means before the lock says which version: `@alice/utils/words`.
    public init(wanted name: PackageName, path: String?) {
        self.init(source: .registry, name.description + (path.map { "/" + $0 } ?? ""))
    }

    /// The package that an import means, and the name behind it, while its version is open.
    public var wantedPackage: (name: PackageName, path: String?)? {
        guard source == .registry,
            case .registry(let reference)? = try? Specifier(parsing: description),
            reference.registry == .boundToScope, reference.requirement == nil
        else { return nil }
        return (reference.package, reference.path?.description)
    }
}
