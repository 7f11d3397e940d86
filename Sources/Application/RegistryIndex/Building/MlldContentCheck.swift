// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// Compares the texts of modules, where they are at hand, with the digests that their registry states.
struct MlldContentCheck {
    /// The longest file of a module.
    private static let sizeLimit = 16 << 20

    /// Holds what URLs lead to, each at its host and path: `gist.githubusercontent.com/…`; `nil` when
    /// nothing is at hand.
    let mirror: FilePath?

    /// What is known of a version: its files, and what is odd or wrong.
    struct Outcome {
        var files: [PageFile] = []
        var readme: String?
        var findings: [BuildFinding] = []
    }

    func check(_ version: MlldVersion, of module: MlldModule) -> Outcome {
        let subject = "\(module.name)@\(version.version)"
        var outcome = Outcome()
        if let stated = version.content.statedDigest, version.content.digest == nil {
            outcome.findings.append(
                .odd(subject, "`\(stated)` is no SHA-256, so that its content can't be compared")
            )
        }
        do {
            guard let files = try files(of: version.content.place) else {
                outcome.findings.append(
                    .odd(subject, "its content is not at hand, and was compared with nothing")
                )
                return outcome
            }
            outcome.files = files.map {
                PageFile(path: $0.path, size: $0.bytes.count, digest: .ofFile($0.bytes))
            }
            outcome.readme = files.first { $0.path.description.lowercased() == "readme.md" }
                .map { String(decoding: $0.bytes, as: UTF8.self) }
            outcome.findings += compare(outcome.files, version.content, subject)
        } catch {
            outcome.findings.append(BuildFinding(subject, error))
        }
        return outcome
    }

    private func compare(
        _ files: [PageFile],
        _ content: MlldContent,
        _ subject: String
    ) -> [BuildFinding] {
        guard let stated = content.digest else { return [] }
        let found: ContentDigest?
        switch content.place {
        case .folder: found = MlldContent.digest(of: files.map { ($0.path, $0.digest) })
        case .file, .gist: found = files.first?.digest
        }
        guard let found else {
            return [
                .odd(subject, "a path in it is not ASCII, so that mlld's digest is not defined")
            ]
        }
        guard found != stated else { return [] }
        return [
            BuildFinding(
                subject,
                Diagnostic(
                    code: "registry-content-changed",
                    message: "the content of `\(subject)` is not what its registry states",
                    notes: ["stated \(stated.hex)", "found  \(found.hex)"],
                    hints: ["publish what is there under a new version, or bring the old text back"]
                )
            )
        ]
    }

    // MARK: Files

    private typealias Content = (path: ModulePath, bytes: [UInt8])

    private func files(of place: MlldContent.Place) throws -> [Content]? {
        switch place {
        case .gist(_, _, let url?), .file(let url):
            guard let path = path(of: url), let folder,
                try folder.kindWithoutLinks(of: path.description) == .file,
                let last = path.description.split(separator: "/").last,
                let name = ModulePath(parsing: last)
            else { return nil }
            return [(name, try folder.bytes(of: path.description, limit: Self.sizeLimit))]
        case .gist: return nil
        case .folder(let url, let files, _):
            guard let path = path(of: url), let folder,
                try folder.kindWithoutLinks(of: path.description) == .folder
            else { return nil }
            return try files.map {
                ($0, try folder.bytes(of: "\(path)/\($0)", limit: Self.sizeLimit))
            }
        }
    }

    private var folder: EnclosedFolder? { mirror.map { EnclosedFolder($0) } }

    /// Where the mirror has what a URL leads to; never outside of it.
    private func path(of url: String) -> ModulePath? {
        url.firstRange(of: "://").flatMap { ModulePath(parsing: url[$0.upperBound...]) }
    }
}
