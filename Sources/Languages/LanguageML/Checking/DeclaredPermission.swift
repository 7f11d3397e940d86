// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel

/// A permission that a capability asks for, as a manifest writes it.
struct DeclaredPermission {
    let text: String
    /// Where it is asked for.
    let range: Range<Int>

    /// What `capability` asks for, in source order.
    ///
    /// `allow read` and `allow write` without a text are about the capability's resources, and where it has
    /// none, about everything; a `/*` at the end of a path is left out, since a path stands for what lies
    /// below it.
    static func all(in capability: CapabilityStatement) -> [DeclaredPermission] {
        let resources = capability.items.compactMap { item in
            if case .resource(let text, _) = item { text } else { nil }
        }
        return capability.items.flatMap { item -> [DeclaredPermission] in
            guard case .allow(let access, let target, let range) = item else { return [] }
            var targets = target.map { [$0] } ?? []
            if targets.isEmpty, access == .read || access == .write { targets = resources }
            guard !targets.isEmpty else {
                return [DeclaredPermission(text: access.kind.rawValue, range: range)]
            }
            return targets.map {
                DeclaredPermission(text: access.permission(for: $0), range: range)
            }
        }
    }

    /// What is wrong with it.
    var problem: SyntaxProblem? {
        do throws(Permission.Malformed) {
            let permission = try Permission(parsing: text, relativeTo: "/")
            let holdsStar = permission.target?.utf8.contains(UInt8(ascii: "*")) ?? false
            guard holdsStar, permission.kind == .read || permission.kind == .write else {
                return nil
            }
            return SyntaxProblem(
                reason: "`\(text)` is not a permission: a path stands for what lies below it",
                range: range,
                hints: ["name the folder, without a `*`"]
            )
        } catch {
            return SyntaxProblem(
                reason: error.diagnostic.message,
                range: range,
                hints: error.hints
            )
        }
    }
}

extension CapabilityStatement.Access {
    /// The kind of permission that a manifest calls it.
    fileprivate var kind: Permission.Kind {
        switch self {
        case .read: .read
        case .write: .write
        case .execute: .run
        case .network: .network
        case .system: .environment
        }
    }

    fileprivate func permission(for target: String) -> String {
        if target == "*" { return kind.rawValue }
        guard self == .read || self == .write else { return "\(kind.rawValue):\(target)" }
        var path = target[...]
        for end in ["/**", "/*"] where path.hasSuffix(end) {
            path = path.dropLast(end.utf8.count)
            if path.isEmpty { path = "/" }
        }
        return "\(kind.rawValue):\(path)"
    }
}
