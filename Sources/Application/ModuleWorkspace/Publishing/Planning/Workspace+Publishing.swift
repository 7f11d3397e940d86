// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import HTTPClientKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex

// MARK: - Publishing a package

extension Workspace {
    /// Publishes what was planned, then reads it back and compares every byte.
    ///
    /// A version that is there with the same content stays as it is, so that whoever was interrupted may do
    /// the same again.
    ///
    /// - Throws: ``PublishError`` when the plan has errors, or when what the registry shows afterwards is not
    ///   what was sent; ``RegistryAPIError``, `HTTPError`, `RegistryBuildError`, ``FileSystemError``.
    package func publish(_ plan: PublishPlan) async throws -> Publication {
        guard plan.inspection.isPublishable else { throw plan.refusal }
        var findings: [PackageFinding] = []
        var written: [FilePath] = []
        switch plan.route {
        case .pullRequest(let folder):
            let request = PullRequest(plan, published: configuration.clock())
            written = try request.write(into: folder)
        case .registry(let target):
            switch target.writer {
            case .folder(let root):
                try builder(of: root).publish([
                    PackageSubmission(
                        files: plan.packed.files,
                        published: configuration.clock()
                    )
                ])
            case .server(let api):
                guard api.token != nil else { throw loginNeeded(api) }
                findings = try await send(plan, to: api, isRehearsal: false)
            }
            try await verify(plan, in: target)
        }
        return Publication(
            name: plan.name,
            version: plan.version,
            destination: plan.destination,
            digest: plan.digest,
            wasThere: plan.effect == .none,
            findings: findings,
            written: written
        )
    }

    /// Sends an archive, and returns what the server finds.
    func send(
        _ plan: PublishPlan,
        to api: RegistryAPI,
        isRehearsal: Bool
    ) async throws -> [PackageFinding] {
        interaction.progress("sending \(plan.size) bytes")
        let answer = try await api.call(
            .put,
            "packages/\(plan.name)/\(plan.version)",
            .archive(plan.packed.bytes),
            headers: isRehearsal ? ["Tenon-Dry-Run": "true"] : [:],
            progress: { [interaction] sent, total in
                let rate = total > 0 ? sent * 100 / total : 100
                interaction.progress("sending \(total) bytes: \(rate) %")
            }
        )
        guard answer.value["findings"] != nil else { return [] }
        return try answer.objects("findings").map { item in
            guard let finding = RegistryAPIError.finding(item.value) else {
                throw RegistryAPIError.malformed(api.registry)
            }
            return finding
        }
    }

    /// What writes a registry that is a folder.
    func builder(of root: FilePath) -> RegistryBuilder {
        RegistryBuilder(
            root: root,
            readManifest: { try ManifestReader.read($0, folder: $1).0 },
            languages: configuration.languages
        )
    }

    /// The error for a server that has to know who asks.
    func loginNeeded(_ api: RegistryAPI) -> PublishError {
        let hasVariable = configuration.environment[Self.tokenVariable]?.isEmpty == false
        return PublishError.loginNeeded(api.registry, otherOrigin: hasVariable)
    }

    /// Reads the package back as its users will, and compares it with what was sent.
    private func verify(_ plan: PublishPlan, in target: RegistryTarget) async throws {
        interaction.progress("reading \(plan.subject) back")
        let release: PackageRelease?
        do {
            let reader = target.reader.again()
            release = try await reader.index(of: plan.name).index[plan.version]
            if let release { _ = try await reader.package(plan.name, release) }
        } catch let error as any DiagnosticError {
            throw PublishError.notVisible(
                plan.subject,
                target.address,
                reason: error.diagnostic.message
            )
        }
        guard let release else {
            throw PublishError.notVisible(
                plan.subject,
                target.address,
                reason: "its index does not list the version"
            )
        }
        guard release.digest == plan.digest else {
            throw PublishError.differs(plan.subject, target.address)
        }
    }
}
