// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleStore
internal import RegistryIndex

// MARK: - Checking a project

extension Workspace {
    /// What a check of a project found.
    package struct ProjectCheck: Sendable {
        /// How many files were scanned.
        package var files = 0
        /// What is wrong.
        package var problems: [Diagnostic] = []

        /// Nothing yet.
        package init() {}

        /// Adds what is wrong with a file; what a shared file has wrong is told once.
        package mutating func add(_ problem: Diagnostic) {
            var first = problem
            first.others = []
            for problem in [first] + problem.others where !problems.contains(problem) {
                problems.append(problem)
            }
        }
    }

    /// Scans one program and follows its imports; nothing is run, fetched or changed.
    ///
    /// - Returns: how many of its files were scanned.
    /// - Throws: what is wrong.
    @discardableResult
    package func check(_ request: ProgramRequest) async throws -> Int {
        defer { compilations.finish() }
        return try await ProgramPreparer(request, in: self).check()
    }

    /// Scans all sources of a project and follows all imports; nothing is run, fetched or changed.
    ///
    /// - Throws: what reading the lock throws, or ``FileSystemError``; what is wrong with files is a result.
    package func check(_ project: Project) throws -> ProjectCheck {
        var check = ProjectCheck()
        let lock = try lock(of: project)
        check.problems += problems(of: lock, in: project)
        let resolver = SpecifierResolver(
            project: project,
            readable: project.manifest.permissions,
            languages: languages,
            search: try search(for: project)
        )
        var missing: Set<ModuleID> = []
        for path in try ProjectFiles.sources(of: project, languages: languages) {
            check.files += 1
            let loader = GraphLoader(
                resolver: resolver,
                languages: languages,
                blobs: blobs,
                lock: lock
            )
            do {
                let entry = ModuleID(source: .file, project.root.appending(path).string)
                let loaded = try loader.load(entry)
                let new = loaded.missing.filter {
                    !$0.isDynamic && missing.insert($0.target).inserted
                }
                guard !new.isEmpty else { continue }
                check.problems.append(
                    WorkspaceError.notLocked(
                        lock: Project.lockName,
                        missing: new,
                        isOffline: nil
                    ).diagnostic
                )
            } catch let error as any DiagnosticError {
                check.add(error.diagnostic)
            }
        }
        return check
    }

    /// The tests of the project of the working directory, by their paths from there where they are below it.
    package func tests() throws -> [String] {
        let project = try currentProject()
        let folder = try FileSystem.realPath(configuration.workingDirectory)
        return try ProjectFiles.sources(of: project, languages: languages)
            .filter(PackageTests.isTest)
            .map { name in
                let path = project.root.appending(name)
                return path.relative(to: folder)?.string ?? path.string
            }
    }

    private func problems(of lock: Lock, in project: Project) -> [Diagnostic] {
        do {
            for package in [project.own] + project.folders { try package.checkFolders() }
            let demand = try PackageDemand(project)
            guard demand.isMet(by: lock) else {
                throw outdated(lock, demand, flag: nil)
            }
            return try movedPackages(in: lock, of: project).map(\.diagnostic)
        } catch let error as any DiagnosticError {
            return [error.diagnostic]
        } catch {
            return [Diagnostic(code: "internal-error", message: "\(error)")]
        }
    }
}
