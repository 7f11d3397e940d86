// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSources

extension RegistryBuilder {
    /// Tells of modules that lie elsewhere; those that the folder told of before and that are not among
    /// them stay.
    func publish(
        _ modules: [MlldModule],
        checkedBy check: MlldContentCheck,
        into report: inout BuildReport
    ) throws {
        guard !modules.isEmpty else { return }
        let names = Set(modules.map(\.name))
        try files.exclusively {
            let held = Set(try files.packages).intersection(names)
            for name in held.sorted() {
                report.findings.append(.odd("\(name)", "the registry holds it as a package"))
            }
            let modules = modules.filter { !held.contains($0.name) }
            let others = try files.mlldModules.filter { !names.contains($0.name) }
            let publication = MlldPublication(modules: modules, others: others, check: check)
            try files.write(publication.output(into: &report))
        }
    }

    /// Writes the advisories of a user, as mlld reads them.
    func writeAdvisories(of user: String, _ bytes: [UInt8]) throws {
        try files.exclusively {
            try files.write([OutputFile(name: RegistryLayout.mlldAdvisories(user), bytes: bytes)])
        }
    }
}
