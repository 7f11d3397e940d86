// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex

/// A registry as people would fill it: packages of several authors and versions, with downloads, a
/// withdrawn version, a deprecated package and an advisory.
package struct SampleRegistry: Sendable {
    private let registry: TestRegistry

    /// The folder of the registry.
    package var root: FilePath { registry.root }

    /// Builds it; `more` comes last.
    package init(address: String? = nil, more: [TestPackage] = []) throws {
        registry = try TestRegistry(
            SamplePackages.all + more,
            name: "Orchard Packages",
            address: address
        )
        let csv = try PackageName(parsing: "@ada/csv")
        try registry.builder.setOwners(csv, ["ada", "mira"])
        try registry.builder.deprecate(
            try PackageName(parsing: "@kai/left-pad"),
            try Version(parsing: "1.3.0"),
            message: "Use `String.prototype.padStart`; every runtime has it now."
        )
        try writeStatistics()
        try AdvisoryFiles(root: root).put([try Self.advisory()])
        try registry.builder.refreshHeads()
    }

    // MARK: Downloads

    private func writeStatistics() throws {
        let newest = Dictionary(SamplePackages.all.map { ($0.name, $0.version) }) { $1 }
        for (place, name) in newest.keys.sorted().enumerated() {
            guard let text = newest[name] else { continue }
            let package = try PackageName(parsing: name)
            let statistics = Self.statistics(place, try Version(parsing: text))
            let path = root.appending(RegistryLayout.statistics(of: package))
            try FileSystem.createFolders(path.parent)
            try FileSystem.writeAtomically(RegistryCodec.encode(statistics), to: path)
        }
    }

    /// Half a year of downloads that grow, with quiet weekends.
    private static func statistics(_ place: Int, _ version: Version) -> PackageStatistics {
        var statistics = PackageStatistics(stars: 7 * ((place * 5) % 9))
        let last: Int64 = 1_795_132_800_000
        var noise = UInt64(place) &* 7919 &+ 17
        for day in 0..<182 {
            let instant = Timestamp(milliseconds: last - Int64(181 - day) * 86_400_000)
            noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let wave = Int(noise >> 33) % 12
            let base = (place * 7 % 13 + 2) * (60 + day) / 90
            let count = day % 7 > 4 ? base / 3 : base + wave
            if let day = Day(instant), count > 0 { statistics.downloads[day] = [version: count] }
        }
        return statistics
    }

    // MARK: Advisory

    private static func advisory() throws -> Advisory {
        var advisory = Advisory(
            id: try AdvisoryID(parsing: "TSA-2026-0007"),
            modified: try Timestamp(parsing: "2026-10-02T08:00:00Z")
        )
        advisory.published = advisory.modified
        advisory.summary = "Quoted fields of many megabytes stop the program"
        advisory.details = """
            Before 1.2.0, `parse` copied the rest of the text at every doubled quote. A file of 20 MB that \
            consists of quotes kept a program busy for **hours**.

            ## Who is affected
            Programs that parse files of strangers.
            """
        advisory.statedSeverity = .high
        advisory.aliases = ["CVE-2026-31337"]
        advisory.recommendation = "Update to 1.2.0: `tenon update @ada/csv`."
        advisory.affected = [
            AffectedModule(
                "@ada/csv",
                ranges: [
                    AffectedRange([.introduced(nil), .fixed(try Version(parsing: "1.2.0"))])
                ]
            )
        ]
        advisory.references = [
            AdvisoryReference(type: "FIX", url: "https://git.example.com/ada/csv/commit/4f1c"),
            AdvisoryReference(type: "WEB", url: "javascript:alert(1)"),
        ]
        return advisory
    }
}
