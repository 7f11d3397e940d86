// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import ModuleModel

/// What a manifest says for people and importers, compared with the files beside it.
struct ManifestCheck {
    private let manifest: Manifest
    private let paths: Set<String>
    private let limits: CheckLimits
    private let place: PackageFinding.Place
    private let readme: ArchiveFile?

    init(_ manifest: Manifest, files: [ArchiveFile], limits: CheckLimits) {
        self.manifest = manifest
        self.limits = limits
        paths = Set(files.map(\.path.description))
        place = .init(paths.contains("tenon.toml") ? "tenon.toml" : "Lyra.toml")
        readme = files.first { Self.isReadme($0.path) }
    }

    func findings() -> [PackageFinding] {
        aboutLicence() + aboutSummary() + aboutKeywords() + aboutVersion() + aboutFiles()
            + aboutReadme()
    }

    /// Whether a file is what people read of a package first.
    static func isReadme(_ path: ModulePath) -> Bool {
        ["readme.md", "readme", "readme.txt"].contains(path.description.lowercased())
    }

    // MARK: For people

    private func aboutLicence() -> [PackageFinding] {
        guard let license = manifest.package.license, !license.isEmpty else {
            return [
                PackageFinding(
                    .error,
                    code: "package-licence-missing",
                    "the manifest does not say under which licence others may use the package",
                    at: place,
                    hints: ["write `license = \"MIT\"`, or another SPDX name, in `[package]`"]
                )
            ]
        }
        do throws(LicenceExpression.Malformed) {
            _ = try LicenceExpression(parsing: license)
            return []
        } catch {
            let diagnostic = error.diagnostic
            return [
                PackageFinding(
                    .error,
                    code: diagnostic.code,
                    diagnostic.message,
                    at: place,
                    hints: diagnostic.hints
                )
            ]
        }
    }

    private func aboutSummary() -> [PackageFinding] {
        guard let summary = manifest.package.summary, !summary.isEmpty else {
            return [
                PackageFinding(
                    .warning,
                    code: "package-description-missing",
                    "the manifest does not say what the package is for",
                    at: place,
                    hints: ["write `description = \"…\"` in `[package]`: search shows it"]
                )
            ]
        }
        guard let fault = Self.fault(of: summary, limit: limits.summaryLength) else { return [] }
        return [
            PackageFinding(
                .error,
                code: "package-metadata-refused",
                "the description \(fault)",
                at: place,
                hints: ["one sentence is enough; the README has room for more"]
            )
        ]
    }

    private func aboutKeywords() -> [PackageFinding] {
        var faults: [String] = []
        let keywords = manifest.package.keywords
        if keywords.count > limits.keywords {
            faults.append(
                "there are \(keywords.count) keywords, and \(limits.keywords) are allowed"
            )
        }
        for keyword in keywords {
            if let fault = Self.fault(of: keyword, limit: limits.keywordLength) {
                faults.append("the keyword `\(keyword.prefix(limits.keywordLength))` \(fault)")
            }
        }
        for author in manifest.package.authors {
            if let fault = Self.fault(of: author, limit: limits.summaryLength) {
                faults.append("an author's name \(fault)")
            }
        }
        for (key, text) in [
            ("repository", manifest.package.repository), ("homepage", manifest.package.homepage),
        ] {
            guard let text, Self.fault(of: text, limit: 2_000) != nil || !Self.isAddress(text)
            else { continue }
            faults.append("`\(key)` is not an `https:` URL")
        }
        return faults.map {
            PackageFinding(.error, code: "package-metadata-refused", $0, at: place)
        }
    }

    /// What is wrong with a text that is shown on one line; `nil` when nothing is.
    private static func fault(of text: String, limit: Int) -> String? {
        if text.isEmpty { return "is empty" }
        if text.count > limit { return "is longer than \(limit) characters" }
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        return isPlain ? nil : "holds a control character"
    }

    /// Whether a text leads to a page and to nothing that a browser would run.
    private static func isAddress(_ text: String) -> Bool {
        (try? ModuleURL(parsing: text)) != nil
    }

    private func aboutReadme() -> [PackageFinding] {
        guard let readme else {
            return [
                PackageFinding(
                    .warning,
                    code: "package-readme-missing",
                    "there is no `README.md`",
                    hints: ["write one: what the package does, and one example"]
                )
            ]
        }
        guard readme.bytes.count > limits.readmeBytes else { return [] }
        return [
            PackageFinding(
                .error,
                code: "package-too-large",
                "`\(readme.path)` has \(readme.bytes.count) bytes, and \(limits.readmeBytes) are allowed",
                at: .init(readme.path.description)
            )
        ]
    }

    // MARK: For importers

    private func aboutVersion() -> [PackageFinding] {
        guard let version = manifest.package.version, !version.build.isEmpty else { return [] }
        return [
            PackageFinding(
                .error,
                code: "package-version-refused",
                "`\(version)` has a part after `+`, which no requirement can tell apart",
                at: place,
                hints: ["leave it out, and count the version up for each publication"]
            )
        ]
    }

    private func aboutFiles() -> [PackageFinding] {
        var findings: [PackageFinding] = []
        if let entry = manifest.package.entry, !paths.contains(entry.description) {
            findings.append(missing("the entry", entry.description))
        }
        for (name, target) in manifest.exports.sorted(by: { $0.key < $1.key })
        where target.hasPrefix("./") {
            let path = Manifest.path(ofExport: target)?.description ?? target
            if !paths.contains(path) { findings.append(missing("the export `\(name)`", path)) }
        }
        return findings
    }

    private func missing(_ what: String, _ path: String) -> PackageFinding {
        PackageFinding(
            .error,
            code: "package-file-missing",
            "\(what) is `\(path)`, which is not among the files of the package",
            at: place,
            hints: ["correct the path, or see with `tenon publish --list` what leaves the file out"]
        )
    }
}
