// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// Publishes many packages: the files of all versions first, on all processors, then what names them.
struct BulkPublication {
    /// How many packages are held in memory.
    private static let batchSize = 128

    let files: RegistryFiles
    let packer: PackagePacker
    private(set) var session: PublishingSession
    private var written: [String] = []

    init(files: RegistryFiles, packer: PackagePacker) {
        self.files = files
        self.packer = packer
        session = PublishingSession(files: files)
    }

    /// Writes the files of as many of `count` packages as nothing is wrong with; nothing names them yet.
    ///
    /// The first of two that can't both be published is taken.
    ///
    /// - Parameters:
    ///   - count: the number of packages.
    ///   - submission: reads a package; called on several threads.
    /// - Throws: `FileSystemError`, where nothing can be written at all.
    /// - Returns: the release of each package, or what is wrong with it, in order.
    mutating func write(
        _ count: Int,
        _ submission: @Sendable (Int) throws -> PackageSubmission
    ) throws -> [Result<PublishedPackage, any Error>] {
        var results: [Result<PublishedPackage, any Error>] = []
        for start in stride(from: 0, to: count, by: Self.batchSize) {
            let size = min(Self.batchSize, count - start)
            let packer = packer
            let packed = ParallelWork.map(size) { number in
                Result { try packer.pack(submission(start + number)) }
            }
            results += packed.map { package in
                package.flatMap { package in
                    Result {
                        PublishedPackage(name: package.name, release: try session.add(package))
                    }
                }
            }
            try writeAdded()
        }
        if !written.isEmpty { try LastingFiles(root: files.root).synchronize(written) }
        return results
    }

    private mutating func writeAdded() throws {
        let added = session.takeAdded()
        let (lasting, languages) = (LastingFiles(root: files.root), packer.languages)
        let outputs = ParallelWork.map(added.count) { number in
            Result {
                let output = try added[number].files(languages: languages)
                return (names: output.map(\.name), others: try lasting.write(output))
            }
        }
        var others: [OutputFile] = []
        for output in outputs {
            let output = try output.get()
            written += output.names
            others += output.others
        }
        try files.write(others)
    }
}
