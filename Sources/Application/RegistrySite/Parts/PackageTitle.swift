// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The name of a package, its scope set back.
enum PackageTitle {
    static func html(_ name: PackageName) -> HTML {
        Tag.span(.class("scope")) { "@\(name.scope)/" } + .text(name.name)
    }
}
