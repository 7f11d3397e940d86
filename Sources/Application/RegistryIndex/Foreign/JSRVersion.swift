// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources

/// A version in the layout that Deno reads from JSR (`docs/formats/registry.md` §9).
struct JSRVersion {
    /// The languages that Deno runs.
    static let languages: Set = ["javascript", "typescript"]

    private static let suffixes: Set = [
        "js", "mjs", "jsx", "ts", "mts", "tsx", "json",
    ]

    let package: PackedPackage
    let languages: SourceLanguages

    /// The files, the description last; `nil` for a package that Deno can't be told of.
    var files: [OutputFile]? {
        guard Self.languages.contains(package.release.language),
            let specifiers = specifiers
        else { return nil }
        let (name, version) = (package.name, package.release.version)
        let rewriter = ImportRewriter(languages: languages, specifiers: specifiers)
        var files: [OutputFile] = []
        var manifest: [String: JSONValue] = [:]
        for file in package.files {
            let bytes = rewriter.rewrite(file)
            let path = RegistryLayout.jsrFile(of: name, version, file.path)
            files.append(OutputFile(name: path, bytes: bytes))
            manifest["/\(file.path)"] = [
                "size": .integer(Int64(bytes.count)),
                "checksum": .string("sha256-" + ContentDigest.ofFile(bytes).hex),
            ]
        }
        let description: JSONValue = [
            "exports": .object(exports.mapValues { .string("./" + $0) }),
            "manifest": .object(manifest),
        ]
        return files + [
            OutputFile(
                name: RegistryLayout.jsrVersion(of: name, version),
                bytes: description.encoded(.lines)
            )
        ]
    }

    /// What importers may name; every module where the manifest does not say.
    private var exports: [String: String] {
        var exports = package.exported.keyed
        guard package.exported.names.isEmpty else { return exports }
        for file in package.files {
            let path = file.path.description
            let suffix = path.split(separator: ".").last.map(String.init) ?? ""
            if Self.suffixes.contains(suffix) { exports["./" + path] = path }
        }
        return exports
    }

    /// What imports of each dependency become; `nil` when Deno has no words for a requirement.
    private var specifiers: [PackageName: String]? {
        var specifiers: [PackageName: String] = [:]
        for (name, dependency) in package.release.dependencies {
            guard let requirement = Self.words(dependency.requirement) else { return nil }
            specifiers[name] = "jsr:\(name)@\(requirement)"
        }
        return specifiers
    }

    /// A requirement inside a specifier: one comparator, `^1.2`, `~1.2`, `1.2.x` or a version.
    private static func words(_ requirement: VersionRequirement) -> String? {
        guard case .ranges(let alternatives) = requirement, alternatives.count == 1,
            alternatives[0].count == 1
        else { return nil }
        switch alternatives[0][0].operation {
        case .caret, .tilde, .equal: return requirement.description
        case .atLeast, .atMost, .above, .below: return nil
        }
    }
}
