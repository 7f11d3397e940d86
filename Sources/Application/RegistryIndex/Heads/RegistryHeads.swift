// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSources

/// Makes the files that tell of all packages: `index/names.json` and `search.json`.
struct RegistryHeads {
    let files: RegistryFiles

    /// Is told of packages that cannot be read; they keep the records that they had.
    var skip: RegistryBuilder.Skipping?

    /// The heads after `changed` packages changed; all packages are looked at when it is `nil`, or when
    /// there is no `search.json` to start from.
    func files(after changed: Set<PackageName>?) throws -> [OutputFile] {
        let limit = RegistryCodec.searchSizeLimit
        let source = try files.read(RegistryLayout.search, limit: limit)
        var records: [PackageName: SearchRecord] = [:]
        var names: Set<PackageName>
        let looked: Set<PackageName>
        if let changed, let source {
            names = try knownNames().union(changed)
            for record in try RegistryCodec.searchRecords(from: source) {
                records[record.name] = record
            }
            looked = changed
        } else {
            names = Set(try files.packages)
            looked = names
            for module in try files.mlldModules {
                records[module.name] = try record(of: module)
                names.insert(module.name)
            }
        }
        for name in looked {
            try RegistryBuilder.attempt(name, skip) { records[name] = try record(of: name) }
        }
        return [
            OutputFile(name: RegistryLayout.names, bytes: RegistryCodec.encode(names: names)),
            OutputFile(
                name: RegistryLayout.search,
                bytes: RegistryCodec.encode(search: records.values)
            ),
        ]
    }

    private func knownNames() throws -> Set<PackageName> {
        let source = try files.read(RegistryLayout.names, limit: RegistryCodec.namesSizeLimit)
        return try source.map { Set(try RegistryCodec.names(from: $0)) } ?? []
    }

    /// The record of a package; `nil` when all of it was withdrawn.
    private func record(of name: PackageName) throws -> SearchRecord? {
        let index = try files.index(of: name)
        guard let release = index.releases.newest else { return nil }
        var record = SearchRecord(
            name,
            release,
            page: try files.page(of: name, release.version),
            statistics: try files.statistics(of: name)
        )
        // Who does not say who wrote it is found by who publishes it.
        if record.authors.isEmpty { record.authors = index.owners }
        return record
    }

    /// The record of a module that lies elsewhere.
    private func record(of module: MlldModule) throws -> SearchRecord? {
        let version = module.newest?.version
        return module.searchRecord(
            page: try version.flatMap { try files.page(of: module.name, $0) },
            statistics: try files.statistics(of: module.name)
        )
    }
}
