// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel

/// A folder of OSV files of this machine.
struct AdvisoryFolder {
    let path: FilePath

    /// What its `.json` files say; a file that can't be read is a fault, since it may be about anything.
    ///
    /// - Throws: `FileSystemError` when there is no such folder.
    func advisories(about subjects: Set<String>) throws -> AdvisoryAnswer {
        var answer = AdvisoryAnswer()
        for name in try FileSystem.list(path) where name.hasSuffix(".json") {
            let file = path.appending(name)
            do {
                let bytes = try FileSystem.read(file, limit: AdvisoryCodec.listSizeLimit)
                let source = SourceText(name: file.string, bytes: bytes)
                answer.advisories += try AdvisoryCodec.advisories(from: source).about(subjects)
            } catch let error as any DiagnosticError {
                answer.faults.append(error.diagnostic)
            }
        }
        return answer
    }
}
