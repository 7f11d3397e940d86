// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import SandboxKit

/// What a program in Python is granted, as the kernel is told.
struct PythonGrants {
    private(set) var rules: [SandboxProfile.Rule] = []
    /// Without modules of Python there are no sockets: exchanges go through Tenon.
    private(set) var network = SandboxProfile.Network.none
    /// A program that may start others is trusted in full: no kernel rule could hold the others and
    /// let them work.
    private(set) var isFullTrust = false

    /// Translates what `recipe` grants.
    ///
    /// - Throws: ``RuntimeError`` for what cannot be enforced.
    init(_ recipe: RunRecipe) throws(RuntimeError) {
        for permission in recipe.permissions.permissions {
            switch permission.kind {
            case .read: grantReading(permission.target, in: recipe)
            case .write: try grantWriting(permission.target, except: recipe.protectedFolders)
            case .network where recipe.hostModules.isEmpty: continue
            case .network:
                guard permission.target == nil else {
                    throw .ownSockets(permission.description)
                }
                network = .all
            case .environment, .saved: continue
            case .run: isFullTrust = true
            case .foreign:
                throw .unspeakable(permission.description, because: "foreign code is never granted")
            }
        }
    }

    private mutating func grantReading(_ target: String?, in recipe: RunRecipe) {
        let granted = GrantedPath(target ?? "/", .read, in: recipe.permissions)
        if let rule = granted.rule { rules.append(rule) }
    }

    /// Grants writing below `target`, and not below `protected`.
    private mutating func grantWriting(
        _ target: String?,
        except protected: [String]
    ) throws(RuntimeError) {
        guard let rule = GrantedPath(target ?? "/", .write).rule else { return }
        let kept = protected.map { GrantedPath($0, .read).path }
        if rule.access == .write {
            grantWriting(below: rule.path, except: kept)
        } else if kept.contains(where: { Self.lies($0, below: rule.path) }) {
            throw .unspeakable(
                "write:\(target ?? "")",
                because:
                    "nothing is there yet, and the folder for it, `\(rule.path)`, holds Tenon's own data"
            )
        } else {
            rules.append(rule)
        }
    }

    /// Grants writing below a real path.
    ///
    /// The kernel has no exceptions: where a protected folder lies below, everything beside the way to it is
    /// granted one by one, and nothing can be created on that way.
    private mutating func grantWriting(below path: String, except kept: [String]) {
        if kept.contains(where: { Self.lies(path, below: $0) }) { return }
        guard kept.contains(where: { Self.lies($0, below: path) }) else {
            rules.append(.init(path, .write))
            return
        }
        let names = (try? FilePath(path)).flatMap { try? FileSystem.list($0) } ?? []
        for name in names {
            let path = path == "/" ? "/\(name)" : "\(path)/\(name)"
            // What a link names lies elsewhere, and is granted there or not at all.
            guard let kind = (try? FilePath(path)).flatMap(FileSystem.kind), kind != .link else {
                continue
            }
            grantWriting(below: path, except: kept)
        }
    }

    private static func lies(_ path: String, below folder: String) -> Bool {
        path == folder || folder == "/" || path.hasPrefix(folder + "/")
    }
}
