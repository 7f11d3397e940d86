// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleSources

/// What a registry's folder says of modules that it does not hold: pages, and the layouts of mlld.
struct MlldPublication {
    let modules: [MlldModule]

    /// Modules that the folder tells of already.
    let others: [MlldModule]

    let check: MlldContentCheck

    /// The folders at the root of a registry, which no user can be called.
    private static let reserved: Set = [
        "advisories", "archives", "index", "log", "modules", "npm", "pages", "statistics",
    ]

    /// The files, and what is odd or wrong about the modules.
    ///
    /// A version whose content is not what was stated gets no page; it stays in mlld's layouts, whose
    /// readers compare for themselves.
    func output(into report: inout BuildReport) -> [OutputFile] {
        var output: [OutputFile] = []
        var used: [MlldModule] = []
        for module in modules {
            guard !Self.reserved.contains(module.name.scope) else {
                report.findings.append(.odd("\(module.name)", "no user can be called that here"))
                continue
            }
            used.append(module)
            report.packages += 1
            report.findings += Self.oddities(of: module)
            for version in module.versions {
                let outcome = check.check(version, of: module)
                report.findings += outcome.findings
                guard !outcome.findings.contains(where: \.isError) else { continue }
                report.versions += 1
                output.append(page(of: version, module, outcome))
            }
        }
        return output + layouts(of: (used + others).sorted { $0.name < $1.name })
    }

    private func page(
        of version: MlldVersion,
        _ module: MlldModule,
        _ outcome: MlldContentCheck.Outcome
    ) -> OutputFile {
        var page = PackagePage(
            name: module.name,
            version: version.version,
            metadata: module.metadata(of: version)
        )
        page.readme = outcome.readme
        page.files = outcome.files.sorted { $0.path < $1.path }
        return OutputFile(
            name: RegistryLayout.page(of: module.name, version.version),
            bytes: RegistryCodec.encode(page)
        )
    }

    private func layouts(of modules: [MlldModule]) -> [OutputFile] {
        guard !modules.isEmpty else { return [] }
        var output = modules.compactMap { module in
            MlldWriter.module(module).map {
                OutputFile(
                    name: RegistryLayout.mlldModule(module.name),
                    bytes: $0
                )
            }
        }
        for user in Set(modules.map(\.name.scope)).sorted() {
            let bytes = MlldWriter.userRegistry(modules, user: user)
            output.append(OutputFile(name: RegistryLayout.mlldUser(user), bytes: bytes))
        }
        output.append(
            OutputFile(name: RegistryLayout.mlldModules, bytes: MlldWriter.list(modules))
        )
        return output
    }

    // MARK: Oddities

    private static func oddities(of module: MlldModule) -> [BuildFinding] {
        module.versions.flatMap { version -> [BuildFinding] in
            let subject = "\(module.name)@\(version.version)"
            var found: [BuildFinding] = []
            if version.content.statedDigest == nil {
                found.append(.odd(subject, "it states no digest, so that its content can change"))
            }
            if let text = version.text["mlldVersion"]?.string,
                (try? VersionRequirement(parsing: text)) == nil
            {
                found.append(
                    .odd(subject, "`\(text)` does not say which versions of mlld are meant")
                )
            }
            for name in (version.text["dependencies"]?.members ?? [:]).keys.sorted()
            where !name.hasPrefix("@") {
                found.append(
                    .odd(subject, "the dependency `\(name)` is no module; it was taken as a need")
                )
            }
            if version.license == "CC0" {
                found.append(
                    .odd(
                        subject,
                        "`CC0` is no licence that SPDX knows",
                        hints: ["write `CC0-1.0`"]
                    )
                )
            }
            return found
        }
    }
}

extension MlldModule {
    /// What is known of a version, as a manifest would say it.
    func metadata(of version: MlldVersion) -> PackageMetadata {
        var metadata = PackageMetadata()
        metadata.summary = summary.isEmpty ? nil : summary
        metadata.authors = authors
        metadata.license = version.license
        metadata.repository = version.repository
        metadata.homepage = version.homepage
        metadata.keywords = version.keywords
        metadata.language = Self.language
        if case .folder(_, _, let entry?) = version.content.place { metadata.entry = entry }
        return metadata
    }

    /// What a search sees of it; `nil` when it has no version.
    func searchRecord(page: PackagePage?, statistics: PackageStatistics) -> SearchRecord? {
        guard let newest else { return nil }
        var record = SearchRecord(
            name: name,
            version: newest.version,
            language: Self.language,
            published: newest.published
        )
        record.downloads = statistics.total
        record.stars = statistics.stars
        record.describe(
            page
                ?? PackagePage(
                    name: name,
                    version: newest.version,
                    metadata: metadata(of: newest)
                )
        )
        return record
    }
}
