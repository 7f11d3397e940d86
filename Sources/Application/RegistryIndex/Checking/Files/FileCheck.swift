// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import ModuleModel

/// Looks at the files of a package one by one: secrets, sizes, litter, text that is none.
struct FileCheck {
    let limits: CheckLimits

    func findings(for files: [ArchiveFile]) -> [PackageFinding] {
        var findings = aboutAmount(files)
        if let (first, second) = PathTwins.first(in: files.lazy.map(\.path)) {
            findings.append(
                PackageFinding(
                    .error,
                    code: "package-file-refused",
                    "`\(first)` and `\(second)` can't lie side by side on every system",
                    at: .init(second.description),
                    hints: ["give one of them another name"]
                )
            )
        }
        for file in files { findings += self.findings(for: file) }
        return findings
    }

    private func findings(for file: ArchiveFile) -> [PackageFinding] {
        let path = file.path.description
        if let litter = file.path.components.first(where: { UnwantedFiles.isUnwanted($0) }) {
            return [
                PackageFinding(
                    .error,
                    code: "package-file-refused",
                    "`\(path)` can't be part of a package: `\(litter)` belongs to one machine or tool",
                    at: .init(path),
                    hints: ["leave it out"]
                )
            ]
        }
        if let excess = excess(of: file) { return [excess] }
        if SecretFiles.isSecret(file.path) { return [Self.secretFile(path)] }
        return SecretScanner.secrets(in: file.bytes).map { Self.secret($0, in: path) }
    }

    /// What is beyond the limits: the files together, and each of them.
    func excess(of files: [ArchiveFile]) -> [PackageFinding] {
        aboutAmount(files) + files.compactMap { excess(of: $0) }
    }

    private func excess(of file: ArchiveFile) -> PackageFinding? {
        guard file.bytes.count > limits.fileBytes else { return nil }
        let path = file.path.description
        return PackageFinding(
            .error,
            code: "package-too-large",
            "`\(path)` has \(file.bytes.count) bytes, and \(limits.fileBytes) are allowed",
            at: .init(path),
            hints: ["leave it out with a line in `.tenonignore`"]
        )
    }

    private func aboutAmount(_ files: [ArchiveFile]) -> [PackageFinding] {
        var faults: [String] = []
        if files.count > limits.files {
            faults.append("it has \(files.count) files, and \(limits.files) are allowed")
        }
        let size = files.reduce(0) { $0 + $1.bytes.count }
        if size > limits.packageBytes {
            faults.append(
                "its files have \(size) bytes, and \(limits.packageBytes) are allowed together"
            )
        }
        return faults.map {
            PackageFinding(
                .error,
                code: "package-too-large",
                "the package is too large: \($0)",
                hints: ["see what is in it with `tenon publish --list`"]
            )
        }
    }

    // MARK: Secrets

    private static func secretFile(_ path: String) -> PackageFinding {
        PackageFinding(
            .error,
            code: "package-secret-found",
            "`\(path)` is a file for secrets, which everybody could read in a package",
            at: .init(path),
            hints: ["leave it out: write `/\(path)` into `.tenonignore`"]
        )
    }

    private static func secret(_ secret: SecretScanner.Secret, in path: String) -> PackageFinding {
        PackageFinding(
            .error,
            code: "package-secret-found",
            "`\(path)` holds \(secret.kind), which everybody could read in a package",
            at: .init(path, line: secret.line),
            hints: [
                "take it out, or leave the file out with a line in `.tenonignore`",
                "if anybody else may have seen it, have it revoked where it was made",
            ]
        )
    }

    // MARK: Sources

    /// What is wrong with the bytes of a source; `nil` when they are text.
    static func findingOfText(_ file: ArchiveFile) -> PackageFinding? {
        let path = file.path.description
        guard String(validating: file.bytes, as: UTF8.self) != nil else {
            return PackageFinding(
                .error,
                code: "package-source-not-text",
                "`\(path)` is a source, and not UTF-8",
                at: .init(path, line: firstLineThatIsNoText(file.bytes)),
                hints: ["save it as UTF-8"]
            )
        }
        guard let offset = BidirectionalControls.first(in: file.bytes) else { return nil }
        return PackageFinding(
            .error,
            code: "package-source-not-text",
            "`\(path)` holds an invisible character that shows its line in another order than it runs",
            at: .init(path, line: 1 + file.bytes[..<offset].count { $0 == 0x0A }),
            hints: ["take it out, or write it as an escape, `\\u202e`"]
        )
    }

    private static func firstLineThatIsNoText(_ bytes: [UInt8]) -> Int? {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
    }
}
