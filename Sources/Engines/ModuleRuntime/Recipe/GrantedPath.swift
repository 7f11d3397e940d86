// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import SandboxKit

/// A path that a permission names, as the kernel is told.
struct GrantedPath {
    /// The real path; the path as it was said when nothing is there.
    let path: String
    /// The rule; `nil` when there is nothing to read.
    let rule: SandboxProfile.Rule?

    /// Looks for `target`: rules are about real paths, and a grant through a link would otherwise grant
    /// nothing.
    ///
    /// The kernel has rules only for what exists. What is to be created needs its folder, and so does
    /// reading it afterwards, which is granted where `granted` has both.
    init(_ target: String, _ access: SandboxProfile.Access, in granted: PermissionSet = .none) {
        let real = (try? FilePath(target)).flatMap { try? FileSystem.realPath($0) }?.string
        path = real ?? target
        if let real {
            rule = .init(real, access)
        } else if access.contains(.write) {
            rule = Self.nearestFolder(above: target).map { .init($0, .create) }
        } else if let writing = try? Permission(.write, target, relativeTo: "/"),
            granted.covers(writing)
        {
            rule = Self.nearestFolder(above: target).map { .init($0, access) }
        } else {
            rule = nil
        }
    }

    private static func nearestFolder(above target: String) -> String? {
        guard var path = try? FilePath(target) else { return nil }
        while path != .root {
            path = path.parent
            if let real = try? FileSystem.realPath(path) { return real.string }
        }
        return nil
    }
}
