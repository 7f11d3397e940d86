// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import TOMLKit

// MARK: - [features], [exports]

extension ManifestReader {
    /// What a feature switches on; whether that exists is known when all sections are read.
    func feature(_ member: TOMLTable.Member) throws(ManifestError) -> [String] {
        try checkName(member)
        return try strings(member)
    }

    /// What a name stands for: a path inside the package, or a name of a language with namespaces.
    func export(_ member: TOMLTable.Member) throws(ManifestError) -> String {
        let text = try string(member)
        guard !member.key.isEmpty, !text.isEmpty else {
            throw error("an export needs a name, and what it stands for", at: member)
        }
        if member.key == "." || ["./", "/", "../"].contains(where: text.hasPrefix) {
            _ = try path(member)
        }
        return text
    }

    /// Names of features and engines are words, so that they can be written on a command line.
    func checkName(_ member: TOMLTable.Member) throws(ManifestError) {
        let isWord = member.key.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "+"):
                true
            default: false
            }
        }
        guard isWord, (1...64).contains(member.key.utf8.count) else {
            throw error(
                "`\(member.key)` is no name",
                at: member,
                hints: ["use 1 to 64 ASCII letters, digits, `-`, `_`, `.` and `+`"]
            )
        }
    }
}

// MARK: - References between sections

extension ManifestReader {
    /// Checks that what sections say of one another is there.
    func checkReferences(of manifest: Manifest, in root: TOMLTable) throws(ManifestError) {
        try checkFeatures(of: manifest, in: root)
        try checkRegistries(of: manifest, in: root)
        if let whole = root["exports"]?.table?["."], let entry = manifest.package.entry,
            Manifest.path(ofExport: whole.string ?? "") != entry
        {
            throw error(
                "`.` and `entry` of `[package]` are the same thing, and name two files",
                at: whole.span,
                hints: ["keep one of them"]
            )
        }
    }

    private func checkFeatures(
        of manifest: Manifest,
        in root: TOMLTable
    ) throws(ManifestError) {
        for member in root["features"]?.table?.members ?? [] {
            for element in member.value.array ?? [] {
                guard let target = element.string, !isSwitch(target, in: manifest) else { continue }
                throw error(
                    "`\(member.key)` switches on `\(target)`, which is neither a feature nor an "
                        + "optional dependency",
                    at: element.span,
                    hints: ["write `dependency/feature` for a feature of a dependency"]
                )
            }
        }
    }

    private func checkRegistries(
        of manifest: Manifest,
        in root: TOMLTable
    ) throws(ManifestError) {
        for section in ["dependencies", "dev-dependencies"] {
            for member in root[section]?.table?.members ?? [] {
                guard let registry = member.value.table?["registry"], let name = registry.string,
                    manifest.registries[name] == nil
                else { continue }
                throw error("`[registries]` has no `\(name)`", at: registry.span)
            }
        }
    }

    /// Whether a feature may switch `target` on: another feature, an optional dependency, or a feature
    /// of a dependency behind its last `/`.
    private func isSwitch(_ target: String, in manifest: Manifest) -> Bool {
        if manifest.features[target] != nil { return true }
        if target.hasPrefix("dep:") {
            let name = try? ManifestName(parsing: String(target.dropFirst(4)))
            return name.flatMap { manifest.dependencies[$0] }?.isOptional == true
        }
        if let name = try? ManifestName(parsing: target),
            manifest.dependencies[name]?.isOptional == true
        {
            return true
        }
        guard let slash = target.lastIndex(of: "/"), target[slash...].count > 1,
            let name = try? ManifestName(
                // `?` behind the name: only where something else switches the dependency on.
                parsing: String(
                    target[..<slash].hasSuffix("?") ? target[..<slash].dropLast() : target[..<slash]
                )
            )
        else { return false }
        return manifest.dependencies[name] != nil
    }
}
