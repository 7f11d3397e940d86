// swift-tools-version: 6.2

import PackageDescription

// The architecture, from the bottom up: a target imports targets of lower layers, and of its
// own layer only what is listed here. `Tests/ArchitectureTests` holds the sources to it.
let package = Package(
    name: "tenon",
    products: [.executable(name: "tenon", targets: ["tenon"])],
    targets: [
        .systemC("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
        .systemC("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        .shimC("CCurl"),
        .shimC("CLinux"),
        .shimC("CTOML", defines: ["TOML_HEADER_ONLY": "0"], links: ["tomlplusplus"]),
        .shimC("CSimdjson", links: ["simdjson"]),

        .layer("Model", "Diagnostics"),
        .layer("Model", "ModuleModel", ["Diagnostics"]),

        .layer("Languages", "LanguageSupport", ["Diagnostics", "ModuleModel"]),
        .layer(
            "Languages", "LanguageJavaScript", ["Diagnostics", "ModuleModel", "LanguageSupport"]),

        .layer("Platform", "FileSystemKit", ["CLinux", "Diagnostics"]),
        .layer("Platform", "SQLiteKit", ["CSQLite", "Diagnostics"]),
        .layer("Platform", "SigningKit", ["CCrypto", "Diagnostics"]),
        .layer("Platform", "JSONKit", ["CSimdjson", "Diagnostics"]),
        .layer("Platform", "TOMLKit", ["CTOML", "Diagnostics"]),
        .layer("Platform", "HTTPClientKit", ["CCurl", "Diagnostics"]),
        .layer("Platform", "TerminalKit", ["Diagnostics"]),
        .layer("Platform", "SandboxKit", ["CLinux", "Diagnostics"]),

        .layer(
            "Engines", "ModuleStore",
            ["Diagnostics", "ModuleModel", "FileSystemKit", "SQLiteKit", "SigningKit"]),
        .layer(
            "Engines", "ModuleSources",
            ["Diagnostics", "ModuleModel", "FileSystemKit", "HTTPClientKit", "SigningKit"]),
        .layer(
            "Engines", "ModuleTrust",
            ["Diagnostics", "ModuleModel", "FileSystemKit", "SQLiteKit", "TOMLKit"]),
        .layer(
            "Engines", "ModuleRuntime",
            ["Diagnostics", "ModuleModel", "FileSystemKit", "JSONKit", "SandboxKit"]),

        .layer(
            "Application", "ModuleWorkspace",
            [
                "Diagnostics", "ModuleModel", "LanguageSupport", "FileSystemKit", "JSONKit",
                "TOMLKit", "SigningKit", "ModuleStore", "ModuleSources", "ModuleTrust",
                "ModuleRuntime", "SandboxKit",
            ]),

        .layer(
            "Tools", "Commands",
            [
                "Diagnostics", "ModuleModel", "FileSystemKit", "JSONKit", "TerminalKit",
                "ModuleWorkspace", "ModuleStore", "ModuleTrust", "ModuleRuntime", "SandboxKit",
            ]),
        .executableTarget(
            name: "tenon",
            dependencies: [
                "Commands", "Diagnostics", "ModuleModel", "LanguageJavaScript", "LanguageSupport",
                "FileSystemKit", "TerminalKit", "ModuleSources", "ModuleStore", "ModuleTrust",
                "ModuleRuntime", "ModuleWorkspace", "HTTPClientKit", "JSONKit",
            ],
            path: "Sources/Tools/tenon", swiftSettings: .strict),

        .target(
            name: "TestSupport", dependencies: ["Diagnostics", "FileSystemKit"],
            path: "Tests/TestSupport", exclude: ["Programs"], swiftSettings: .strict),
        .tests("Model", "Diagnostics"),
        .tests("Model", "ModuleModel"),
        .tests(
            "Languages", "LanguageJavaScript", ["LanguageSupport", "ModuleModel"],
            exclude: ["Corpus"]),
        .tests("Platform", "FileSystemKit"),
        .tests("Platform", "SQLiteKit", ["FileSystemKit"]),
        .tests("Platform", "SigningKit"),
        .tests("Platform", "JSONKit"),
        .tests("Platform", "TOMLKit"),
        .tests("Platform", "HTTPClientKit", ["FileSystemKit"]),
        .tests("Platform", "TerminalKit"),
        .tests("Platform", "SandboxKit", ["FileSystemKit"]),
        .tests(
            "Engines", "ModuleStore",
            ["ModuleModel", "FileSystemKit", "SigningKit", "SQLiteKit"]),
        .tests(
            "Engines", "ModuleSources",
            ["ModuleModel", "FileSystemKit", "HTTPClientKit", "SigningKit"]),
        .tests("Engines", "ModuleTrust", ["ModuleModel", "FileSystemKit"]),
        .tests(
            "Engines", "ModuleRuntime",
            ["ModuleModel", "FileSystemKit", "JSONKit", "SandboxKit"]),
        .tests(
            "Application", "ModuleWorkspace",
            ["ModuleModel", "FileSystemKit", "JSONKit", "TOMLKit"]),
        .tests("Tools", "Commands", ["FileSystemKit", "JSONKit", "ModuleModel"]),
        .testTarget(
            name: "ProgramTests", dependencies: ["TestSupport", "FileSystemKit", "tenon"],
            path: "Tests/ProgramTests", exclude: ["Programs", "Transcripts"], swiftSettings: .strict),
        .testTarget(
            name: "ArchitectureTests", path: "Tests/ArchitectureTests", swiftSettings: .strict),
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

extension Target {
    static func layer(_ layer: String, _ name: String, _ dependencies: [Dependency] = []) -> Target
    {
        let path = "Sources/\(layer)/\(name)"
        return .target(name: name, dependencies: dependencies, path: path, swiftSettings: .strict)
    }

    static func tests(
        _ layer: String, _ name: String, _ extra: [Dependency] = [], exclude: [String] = []
    ) -> Target {
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.target(name: name), "TestSupport"] + (name == "Diagnostics" ? [] : ["Diagnostics"])
                + extra,
            path: "Tests/\(layer)/\(name)Tests",
            exclude: exclude,
            swiftSettings: .strict
        )
    }

    static func systemC(_ name: String, pkgConfig: String, apt: String) -> Target {
        .systemLibrary(
            name: name, path: "Sources/CLibraries/\(name)", pkgConfig: pkgConfig,
            providers: [.apt([apt])])
    }

    static func shimC(
        _ name: String, defines: [String: String] = [:], links: [String] = []
    ) -> Target {
        .target(
            name: name, path: "Sources/CLibraries/\(name)",
            cxxSettings: defines.map { .define($0.key, to: $0.value) },
            linkerSettings: links.map { .linkedLibrary($0) })
    }
}
