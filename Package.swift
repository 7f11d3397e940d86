// swift-tools-version: 6.2

import PackageDescription

/// What the layers above the engines import, so that their lines stay short.
let engines = "ModuleStore ModuleSources ModuleTrust ModuleRuntime ModuleSearch"
let registry = "ModuleSources ModuleStore ModuleWorkspace RegistryIndex"
let carriers = "ArchiveKit HTTPClientKit"
let platform = "FileSystemKit JSONKit TOMLKit YAMLKit SigningKit SandboxKit TerminalKit"

// The architecture, from the bottom up, a target a line: layer, name, and what it imports besides
// `Diagnostics` and, above the platform, `ModuleModel`. `Tests/ArchitectureTests` holds the sources to it.
let package = Package(
    name: "tenon",
    products: [
        .executable(name: "tenon", targets: ["tenon"]),
        .executable(name: "tenon-registry", targets: ["tenon-registry"]),
    ],
    targets: [
        .systemC("CSQLite", apt: "libsqlite3-dev"),
        .systemC("CCrypto", apt: "libssl-dev"),
        .systemC("CMicroHTTPD", apt: "libmicrohttpd-dev"),
        .systemC("CMarkdown", apt: "libcmark-gfm-extensions-dev"),
        .systemC("CYAML", apt: "libyaml-dev"),
        .shimC("CCurl"),
        .shimC("CZlib"),
        .shimC("CLinux"),
        .shimC("CTOML"),
        .shimC("CSimdjson"),

        .swift("Model", "Diagnostics", ""),
        .swift("Model", "ModuleModel", ""),
        .swift("Model", "VersionSolving", ""),

        .swift("Languages", "LanguageSupport", ""),
        .swift("Languages", "LanguageJavaScript", "LanguageSupport"),
        .swift("Languages", "LanguageML", "LanguageSupport", resources: "Runtime"),

        .swift("Platform", "FileSystemKit", "CLinux"),
        .swift("Platform", "SQLiteKit", "CSQLite FileSystemKit", library: "sqlite3"),
        .swift("Platform", "SigningKit", "CCrypto", library: "crypto"),
        .swift("Platform", "JSONKit", "CSimdjson"),
        .swift("Platform", "TOMLKit", "CTOML"),
        .swift("Platform", "YAMLKit", "CYAML JSONKit", library: "yaml"),
        .swift("Platform", "HTTPClientKit", "CCurl"),
        .swift("Platform", "HTTPServerKit", "CMicroHTTPD FileSystemKit"),
        .swift("Platform", "ArchiveKit", "CZlib ModuleModel"),
        .swift(
            "Platform",
            "MarkdownKit",
            "CMarkdown",
            library: "cmark-gfm-extensions cmark-gfm"
        ),
        .swift("Platform", "TerminalKit", ""),
        .swift("Platform", "SandboxKit", "CLinux"),

        .swift("Engines", "ModuleStore", "FileSystemKit SQLiteKit SigningKit"),
        .swift("Engines", "ModuleSources", "\(carriers) FileSystemKit JSONKit SigningKit"),
        .swift("Engines", "ModuleTrust", "FileSystemKit SQLiteKit TOMLKit"),
        .swift("Engines", "ModuleRuntime", "FileSystemKit JSONKit SandboxKit SQLiteKit"),
        .swift("Engines", "ModuleSearch", "FileSystemKit SQLiteKit"),

        .swift(
            "Application",
            "RegistrySite",
            "ArchiveKit FileSystemKit JSONKit MarkdownKit ModuleSources SigningKit",
            resources: "Assets"
        ),
        .swift(
            "Application",
            "RegistryIndex",
            "ArchiveKit FileSystemKit JSONKit LanguageSupport ModuleSources SigningKit"
        ),
        .swift(
            "Application",
            "RegistryServer",
            "ArchiveKit FileSystemKit HTTPServerKit JSONKit LanguageSupport ModuleSearch RegistrySite SigningKit SQLiteKit \(registry)"
        ),
        .swift(
            "Application",
            "ModuleWorkspace",
            "\(engines) \(carriers) LanguageSupport \(platform) RegistryIndex VersionSolving"
        ),

        .swift(
            "Tools",
            "Commands",
            "LanguageSupport ModuleWorkspace RegistryIndex \(engines) \(platform)"
        ),
        .swift(
            "Tools",
            "RegistryCommands",
            "Commands HTTPServerKit LanguageJavaScript LanguageML LanguageSupport \(platform) RegistryServer RegistrySite \(registry)"
        ),
        .program("tenon-registry", "Commands RegistryCommands"),
        .program("tenon", "Commands LanguageJavaScript LanguageML HTTPClientKit"),

        .bench("solver-bench", "Benchmarks/SolverBench", "VersionSolving FileSystemKit JSONKit"),
        .bench(
            "registry-bench",
            "Benchmarks/RegistryBench",
            "FileSystemKit LanguageJavaScript \(registry)"
        ),
        .bench(
            "ml-bench",
            "Benchmarks/MLBench",
            "LanguageML LanguageSupport ModuleModel ModuleStore ModuleWorkspace FileSystemKit Diagnostics"
        ),
        .bench("search-bench", "Benchmarks/SearchBench", "ModuleSearch FileSystemKit ModuleModel"),

        .support("TestSupport", "FileSystemKit", exclude: ["Programs"]),
        .support(
            "RegistrySupport",
            "ArchiveKit FileSystemKit LanguageJavaScript LanguageML ModuleModel \(registry) TestSupport",
            exclude: []
        ),
        .tests("Model", "Diagnostics", ""),
        .tests("Model", "ModuleModel", ""),
        .tests("Model", "VersionSolving", "", exclude: ["Corpus"]),
        .tests("Languages", "LanguageJavaScript", "LanguageSupport", exclude: ["Corpus"]),
        .tests("Languages", "LanguageML", "LanguageSupport", exclude: ["Corpus"]),
        .tests("Platform", "FileSystemKit", ""),
        .tests("Platform", "SQLiteKit", "FileSystemKit"),
        .tests("Platform", "SigningKit", ""),
        .tests("Platform", "JSONKit", ""),
        .tests("Platform", "TOMLKit", ""),
        .tests("Platform", "YAMLKit", "JSONKit"),
        .tests("Platform", "HTTPClientKit", "FileSystemKit"),
        .tests("Platform", "HTTPServerKit", ""),
        .tests("Platform", "ArchiveKit", "FileSystemKit ModuleModel"),
        .tests("Platform", "MarkdownKit", ""),
        .tests("Platform", "TerminalKit", ""),
        .tests("Platform", "SandboxKit", "FileSystemKit"),
        .tests("Engines", "ModuleStore", "FileSystemKit SigningKit SQLiteKit"),
        .tests("Engines", "ModuleSources", "\(carriers) FileSystemKit SigningKit"),
        .tests("Engines", "ModuleTrust", "FileSystemKit"),
        .tests("Engines", "ModuleRuntime", "FileSystemKit JSONKit SandboxKit"),
        .tests("Engines", "ModuleSearch", "FileSystemKit"),
        .tests(
            "Application",
            "RegistrySite",
            "HTTPServerKit JSONKit RegistrySupport \(registry)",
            exclude: ["Browser"]
        ),
        .tests(
            "Application",
            "RegistryIndex",
            "LanguageJavaScript RegistrySupport \(registry) \(carriers)",
            exclude: ["Registries"]
        ),
        .tests(
            "Application",
            "RegistryServer",
            "tenon-registry RegistrySupport RegistrySite HTTPServerKit JSONKit SQLiteKit LanguageSupport \(registry) \(carriers)",
            exclude: ["Programs"]
        ),
        .tests("Application", "ModuleWorkspace", "LanguageJavaScript \(engines) \(platform)"),
        .tests("Tools", "Commands", "FileSystemKit JSONKit"),
        .programTests(
            "ProgramTests",
            "tenon tenon-registry RegistrySupport",
            exclude: ["Programs", "Transcripts"]
        ),
        .programTests("ArchitectureTests", ""),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx20
)

extension [SwiftSetting] {
    /// The settings of every Swift target; nothing opts out.
    static let strict: Self = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}

extension [LinkerSetting] {
    /// What makes a program of a release start a millisecond sooner: the runtimes of C and C++ inside, the
    /// rest of the libraries only when needed, addresses to fix (`DT_RELR`) in 7 KB instead of 760, and no
    /// table of names that libraries could ask it for.
    static let quickStart: Self = [
        .unsafeFlags(
            [
                "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
                "-Xlinker", "--no-export-dynamic", "-Xclang-linker", "-static-libgcc",
                "-L\(Context.packageDirectory)/Sources/CLibraries/CxxRuntime",
            ],
            .when(platforms: [.linux], configuration: .release)
        )
    ]
}

extension Target {
    /// What a target of `layer` imports: the words of `names`, and what all of them do.
    private static func imports(_ layer: String, _ name: String, _ names: String) -> [Dependency] {
        let shared = layer == "Platform" ? "Diagnostics" : "Diagnostics ModuleModel"
        var all: [String] = []
        for word in "\(shared) \(names)".split(separator: " ").map(String.init)
        where word != name && !(name == "Diagnostics") && !all.contains(word) {
            all.append(word)
        }
        return all.map { .byName(name: $0) }
    }

    // A C `library`, or several, goes into the program: loading it would cost every start up to a millisecond.
    static func swift(
        _ layer: String,
        _ name: String,
        _ names: String,
        library: String? = nil,
        resources: String? = nil
    ) -> Target {
        .target(
            name: name,
            dependencies: imports(layer, name, names),
            path: "Sources/\(layer)/\(name)",
            resources: resources.map { [.embedInCode($0)] },
            swiftSettings: .strict,
            linkerSettings: (library ?? "").split(separator: " ").flatMap {
                [
                    .linkedLibrary(":lib\($0).a", .when(platforms: [.linux])),
                    .linkedLibrary(String($0), .when(platforms: [.macOS])),
                ]
            }
        )
    }

    static func program(_ name: String, _ names: String) -> Target {
        .executableTarget(
            name: name,
            dependencies: imports(
                "Tools",
                name,
                "\(names) LanguageSupport ModuleWorkspace \(engines) \(platform)"
            ),
            path: "Sources/Tools/\(name)",
            swiftSettings: .strict,
            linkerSettings: .quickStart
        )
    }

    static func bench(_ name: String, _ path: String, _ names: String) -> Target {
        .executableTarget(
            name: name,
            dependencies: imports("Tools", name, names),
            path: path,
            swiftSettings: .strict
        )
    }

    static func support(_ name: String, _ names: String, exclude: [String]) -> Target {
        .target(
            name: name,
            dependencies: imports("Platform", name, names),
            path: "Tests/\(name)",
            exclude: exclude,
            swiftSettings: .strict
        )
    }

    static func tests(
        _ layer: String,
        _ name: String,
        _ names: String,
        exclude: [String] = []
    ) -> Target {
        .testTarget(
            name: "\(name)Tests",
            dependencies: imports(layer, "", "\(name) TestSupport \(names)"),
            path: "Tests/\(layer)/\(name)Tests",
            exclude: exclude,
            swiftSettings: .strict
        )
    }

    static func programTests(_ name: String, _ names: String, exclude: [String] = []) -> Target {
        .testTarget(
            name: name,
            dependencies: imports("Platform", "", "TestSupport FileSystemKit \(names)"),
            path: "Tests/\(name)",
            exclude: exclude,
            swiftSettings: .strict
        )
    }

    static func systemC(_ name: String, apt: String) -> Target {
        .systemLibrary(
            name: name,
            path: "Sources/CLibraries/\(name)",
            providers: [.apt([apt])]
        )
    }

    static func shimC(_ name: String) -> Target {
        .target(name: name, path: "Sources/CLibraries/\(name)")
    }
}
