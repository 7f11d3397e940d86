// SPDX-License-Identifier: Apache-2.0

import ArchiveKit
import LanguageJavaScript
import ModuleModel
import RegistryIndex
import RegistrySupport

/// A package with everything that a registry wants, which tests then spoil.
struct CheckedPackage {
    var manifest = """
        [package]
        name = "@alice/words"
        version = "1.0.0"
        description = "Counts words"
        license = "MIT"
        language = "javascript"
        entry = "main.js"

        """
    var files: [String: [UInt8]] = [
        "main.js": Array("/** Counts. */\nexport const count = 1\n".utf8),
        "README.md": Array("# words\n".utf8),
    ]
    var context = CheckContext()

    /// The findings, each as `severity code path:line`.
    func findings() throws -> [String] {
        try all().map { finding in
            let place = finding.path.map { " \($0)" + (finding.line.map { ":\($0)" } ?? "") }
            return "\(finding.severity) \(finding.code)" + (place ?? "")
        }
    }

    func all() throws -> [PackageFinding] { try inspect().findings }

    func inspect() throws -> PackageInspection {
        let checker = PackageChecker(
            languages: [JavaScript(), TypeScript()],
            readManifest: TestRegistry.readManifest
        )
        let all = files.merging(["tenon.toml": Array(manifest.utf8)]) { $1 }
        return checker.inspect(
            all.compactMap { path, bytes in
                ModulePath(parsing: path).map { ArchiveFile(path: $0, bytes: bytes) }
            },
            context: context
        )
    }
}
