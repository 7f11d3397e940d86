// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// Reads what releases need, offer and ask for.
///
/// Versions of a package say nearly the same. What one says just as the one before is taken from there,
/// which saves most of the work, and shares the memory.
struct StatementReader {
    /// What was read last under a key, and where.
    private struct Reading<Value> {
        let element: JSONElement
        let value: Value

        /// The value, if `element` says the same again.
        func value(again element: JSONElement) -> Value? {
            element.repeats(self.element) ? value : nil
        }
    }

    private let folder: String
    private var parsed: [String: VersionRequirement] = [:]
    private var names: [String: PackageName] = [:]
    private var dependencies: Reading<[PackageName: Dependency]>?
    private var features: Reading<[String: [String]]>?
    private var exports: Reading<[String: String]>?
    private var engines: Reading<[String: VersionRequirement]>?
    private var permissions: Reading<PermissionSet>?

    init(folder: String) {
        self.folder = folder
    }

    /// Reads the members of one release.
    mutating func read(
        _ element: JSONElement,
        into release: inout PackageRelease,
        by reader: RegistryFileReader
    ) throws {
        for member in try reader.members(element, "releases") {
            let value = member.value
            switch member.key {
            case "yanked": release.yanked = try reader.string(value, "yanked")
            case "deprecated": release.deprecated = try reader.string(value, "deprecated")
            case "dependencies":
                release.dependencies =
                    try dependencies?.value(again: value) ?? dependencies(value, reader)
                dependencies = Reading(element: value, value: release.dependencies)
            case "features":
                release.features =
                    try features?.value(again: value)
                    ?? reader.dictionary(value, "features") {
                        try reader.strings($0, "features")
                    }
                features = Reading(element: value, value: release.features)
            case "exports":
                release.exports =
                    try exports?.value(again: value)
                    ?? reader.dictionary(value, "exports") { try reader.string($0, "exports") }
                exports = Reading(element: value, value: release.exports)
            case "engines":
                release.requirements =
                    try engines?.value(again: value)
                    ?? reader.dictionary(value, "engines") { element in
                        try reader.parsed(element, "engines") {
                            try VersionRequirement(parsing: $0)
                        }
                    }
                engines = Reading(element: value, value: release.requirements)
            case "permissions":
                release.permissions =
                    try permissions?.value(again: value) ?? permissions(value, reader)
                permissions = Reading(element: value, value: release.permissions)
            default: break
            }
        }
    }

    // MARK: Parts

    private mutating func dependencies(
        _ element: JSONElement,
        _ reader: RegistryFileReader
    ) throws -> [PackageName: Dependency] {
        var dependencies: [PackageName: Dependency] = [:]
        for member in try reader.members(element, "dependencies") {
            let (key, value) = (member.key, member.value)
            let name =
                try names[key] ?? reader.parsed(key, at: value) { try PackageName(parsing: $0) }
            names[key] = name
            dependencies[name] = try dependency(value, reader)
        }
        return dependencies
    }

    private mutating func dependency(
        _ element: JSONElement,
        _ reader: RegistryFileReader
    ) throws -> Dependency {
        if element.string != nil { return Dependency(try requirement(element, reader)) }
        var dependency = Dependency()
        for member in try reader.members(element, "dependencies") {
            let (key, value) = (member.key, member.value)
            switch key {
            case "version": dependency.requirement = try requirement(value, reader)
            case "features": dependency.features = try reader.strings(value, key)
            case "defaultFeatures":
                dependency.usesDefaultFeatures = try reader.boolean(value, key)
            case "optional": dependency.isOptional = try reader.boolean(value, key)
            default: break
            }
        }
        return dependency
    }

    private mutating func requirement(
        _ element: JSONElement,
        _ reader: RegistryFileReader
    ) throws -> VersionRequirement {
        let text = try reader.string(element, "dependencies")
        if let known = parsed[text] { return known }
        let requirement = try reader.parsed(text, at: element) {
            try VersionRequirement(parsing: $0)
        }
        parsed[text] = requirement
        return requirement
    }

    private func permissions(
        _ element: JSONElement,
        _ reader: RegistryFileReader
    ) throws -> PermissionSet {
        PermissionSet(
            try reader.strings(element, "permissions").map { text in
                try reader.parsed(text, at: element) {
                    try Permission(parsing: $0, relativeTo: folder)
                }
            }
        )
    }
}
