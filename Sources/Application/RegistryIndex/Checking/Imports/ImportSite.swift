// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// One import of a package, and where it stands.
struct ImportSite {
    let file: ModulePath
    let line: Int
    let record: ImportRecord

    /// The import as the subject of a sentence.
    var words: String { "`\(record.specifier)` in `\(file)`" }

    /// Whether only the package's own tests see it.
    var isInTest: Bool { PackageTests.isTest(file.description) }

    /// The path in the package that a relative reference means; `nil` when it leads out.
    func target(of reference: String) -> String? {
        guard !reference.hasPrefix("/") else { return nil }
        var parts = file.components.dropLast()
        for part in reference.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(part)
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }
}
