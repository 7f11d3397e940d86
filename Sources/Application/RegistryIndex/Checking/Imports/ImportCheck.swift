// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import LanguageSupport
internal import ModuleModel

/// Follows every import of a package as its users will: to a file of the package, to a dependency that the
/// manifest names, to a URL, or to the runtime; and to nowhere else.
struct ImportCheck {
    private let manifest: Manifest
    private let files: [ArchiveFile]
    private let paths: Set<String>
    private let languages: SourceLanguages
    private var hasComputedImports = false

    private(set) var findings: [PackageFinding] = []
    private(set) var uses: [PackageName: [PackageInspection.Use]] = [:]

    init(_ manifest: Manifest, files: [ArchiveFile], languages: SourceLanguages) {
        self.manifest = manifest
        self.files = files
        self.languages = languages
        paths = Set(files.map(\.path.description))
    }

    mutating func run() {
        var sources = 0
        for file in files {
            guard let frontEnd = languages.frontEnd(for: file.path) else { continue }
            sources += 1
            check(file, by: frontEnd)
        }
        // What no scanner here can read may use anything.
        if sources > 0, !hasComputedImports { checkThatAllAreUsed() }
    }

    private mutating func check(_ file: ArchiveFile, by frontEnd: any LanguageFrontEnd) {
        // What is no text is told of where files are looked at.
        guard String(validating: file.bytes, as: UTF8.self) != nil else { return }
        let source = SourceText(name: file.path.description, bytes: file.bytes)
        do throws(SyntaxFailure) {
            let interface = try frontEnd.scan(source)
            hasComputedImports = hasComputedImports || !interface.computedImports.isEmpty
            for record in interface.imports {
                let site = ImportSite(
                    file: file.path,
                    line: source.span(record.range).line,
                    record: record
                )
                check(site, by: frontEnd)
            }
        } catch {
            findings.append(PackageFinding(error.diagnostic))
        }
    }

    private mutating func check(_ site: ImportSite, by frontEnd: any LanguageFrontEnd) {
        let candidates = frontEnd.candidates(for: site.record.specifier)
        guard candidates.isEmpty else { return check(candidates, site) }
        let specifier: Specifier
        do {
            specifier = try frontEnd.specifier(parsing: site.record.specifier)
        } catch let error as any DiagnosticError {
            let diagnostic = error.diagnostic
            return add(site, code: diagnostic.code, diagnostic.message, hints: diagnostic.hints)
        } catch {
            return
        }
        switch specifier {
        case .file(let reference): checkFile(reference, site)
        case .registry(let reference) where reference.registry == .boundToScope:
            guard reference.requirement == nil else {
                return add(
                    site,
                    code: "package-version-in-import",
                    "\(site.words) says which version is meant",
                    hints: ["import `\(reference.package)`, and write the version in the manifest"]
                )
            }
            checkPackage(reference.package, site)
        case .url(let url) where !url.isLoopback: break
        case .builtin: break
        case .saved: checkBareName(site)
        case .url, .registry, .gist, .git, .dns, .database:
            add(
                site,
                code: "package-import-refused",
                "\(site.words) leads to a place that only its author can reach",
                hints: ["depend on a published package, or import an `https:` URL"]
            )
        }
    }

    // MARK: Names

    private mutating func check(_ candidates: [ModuleCandidate], _ site: ImportSite) {
        guard candidates.file(importedBy: site.file.description, has: paths.contains) == nil else {
            return
        }
        let packages = candidates.packages
        let known = packages.first {
            manifest.package.name == .scoped($0) || manifest.dependencies[.scoped($0)] != nil
                || manifest.developmentDependencies[.scoped($0)] != nil
        }
        if let known { return checkPackage(known, site) }
        guard candidates.standard == nil else { return }
        add(
            site,
            code: "package-import-undeclared",
            "\(site.words) names nothing that users of the package have",
            hints: packages.suffix(1).map {
                "if the package `\($0)` is meant, run `tenon add \($0)`"
            }
                + candidates.files.prefix(1).map {
                    "if a file is meant, `\($0)` has to be in the package"
                }
                + (candidates.contains(where: \.isHost)
                    ? ["a module of the interpreter is for programs alone: their users allow it"]
                    : [])
        )
    }

    // MARK: Files

    private mutating func checkFile(_ reference: String, _ site: ImportSite) {
        guard let target = site.target(of: reference) else {
            return add(
                site,
                code: "package-import-outside",
                "\(site.words) leads out of the package",
                hints: ["move the file into the package, or make a package of it"]
            )
        }
        guard !paths.contains(target) else { return }
        let near = files.lazy.map(\.path.description).filter { $0.hasPrefix(target + ".") }
        let hint =
            near.first.map { "the import has to name the file in full: `\($0)`" }
            ?? "if the file is there, see with `tenon publish --list` what leaves it out"
        add(
            site,
            code: "package-import-missing",
            "\(site.words) leads to `\(target)`, which is not among the files of the package",
            hints: [hint]
        )
    }

    // MARK: Packages

    private mutating func checkPackage(_ name: PackageName, _ site: ImportSite) {
        if manifest.package.name == .scoped(name) { return }
        uses[name, default: []].append(.init(path: site.file.description, line: site.line))
        let isDevelopment = manifest.developmentDependencies[.scoped(name)] != nil
        if manifest.dependencies[.scoped(name)] != nil || isDevelopment && site.isInTest { return }
        add(
            site,
            code: "package-import-undeclared",
            isDevelopment
                ? "\(site.words) needs a package that only `[dev-dependencies]` names"
                : "\(site.words) needs a package that the manifest does not name",
            hints: ["run `tenon add \(name)`"]
        )
    }

    private mutating func checkBareName(_ site: ImportSite) {
        let name = site.record.specifier
        let meant = manifest.imports[name]
        let isDependency =
            (try? ManifestName(parsing: name)).map { manifest.dependencies[$0] != nil } ?? false
        let hint =
            if let meant, !meant.hasPrefix("/") {
                "`[imports]` holds in your own project alone: write `\(meant)` in the import"
            } else if isDependency || meant != nil {
                "name what is meant in the import: a path with `./`, or `@scope/name`"
            } else {
                "run `tenon add @scope/\(name)` with the scope of the package, and import that"
            }
        add(
            site,
            code: "package-import-undeclared",
            "\(site.words) names nothing that users of the package have",
            hints: [hint]
        )
    }

    private mutating func checkThatAllAreUsed() {
        for (name, dependency) in manifest.dependencies.sorted(by: { $0.key < $1.key }) {
            guard case .scoped(let package) = name, uses[package] == nil, !dependency.isOptional
            else { continue }
            findings.append(
                PackageFinding(
                    .warning,
                    code: "package-dependency-unused",
                    "nothing imports `\(package)`, which everybody who uses the package has to fetch",
                    hints: ["run `tenon remove \(package)`"]
                )
            )
        }
    }

    /// What a test, a type or a guarded `import()` does wrong keeps nobody from using the package.
    private mutating func add(
        _ site: ImportSite,
        code: String,
        _ message: String,
        hints: [String]
    ) {
        let isGrave = site.record.kind == .static && !site.isInTest
        findings.append(
            PackageFinding(
                isGrave ? .error : .warning,
                code: code,
                message,
                at: .init(site.file.description, line: site.line),
                hints: hints
            )
        )
    }
}
