// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What a version asks for, and what of it the version before did not.
struct PermissionList {
    let now: PermissionSet
    let before: PermissionSet?
    /// What the version before is called.
    let beforeName: String?

    /// Stands for the project of whoever uses a package, where registries say permissions.
    private static let projectFolder = "/project"

    @HTMLBuilder var html: HTML {
        if now.isEmpty {
            Tag.p(.class("small")) { "It asks for nothing: no files, no network, no programs." }
        } else {
            Tag.ul(.class("plain")) {
                for permission in now.permissions {
                    item(permission, isNew: before?.covers(permission) == false)
                }
            }
        }
        if let before, !gone(before).isEmpty {
            Tag.ul(.class("plain is-gone")) {
                for permission in gone(before) {
                    Tag.li {
                        Tag.span(.class("sign")) { "−" }
                        Tag.del { words(permission) }
                        Tag.span(.class("small")) { " gone since \(beforeName ?? "")" }
                    }
                }
            }
        }
    }

    private func gone(_ before: PermissionSet) -> [Permission] {
        before.permissions.filter { !now.covers($0) }
    }

    private func item(_ permission: Permission, isNew: Bool) -> HTML {
        Tag.li(isNew ? .class("is-new") : nil) {
            if isNew { Tag.span(.class("sign")) { "+" } }
            words(permission)
            if isNew { Tag.span(.class("small")) { " new since \(beforeName ?? "")" } }
        }
    }

    private func words(_ permission: Permission) -> HTML {
        let text = permission.text(relativeTo: Self.projectFolder)
        let target = text.firstIndex(of: ":").map { String(text[$0...].dropFirst()) }
        let (verb, everything) = Self.verb(permission.kind)
        return .text(verb + " ") + (target.map { Tag.code(text: $0) } ?? Tag.strong { everything })
    }

    private static func verb(_ kind: Permission.Kind) -> (verb: String, everything: String) {
        switch kind {
        case .read: ("reads", "all files")
        case .write: ("writes", "all files")
        case .network: ("connects to", "any server")
        case .environment: ("sees the variable", "of any name")
        case .run: ("runs", "any program")
        case .saved: ("uses saved modules:", "all")
        case .foreign: ("calls foreign functions of", "any library")
        }
    }
}
