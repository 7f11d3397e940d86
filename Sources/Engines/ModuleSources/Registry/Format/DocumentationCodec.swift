// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// Reads and writes what modules offer, as part of the JSON files of a registry.
///
/// What is empty is left out, so that each value has one text.
enum DocumentationCodec {
    /// The levels of values in a page with the deepest documentation: page, modules and module; two for
    /// each level of members; parameters, parameter and its text.
    static let depth = 3 + 2 * DocumentedExport.depthLimit + 3

    // MARK: Writing

    static func value(of documentation: ModuleDocumentation) -> JSONValue {
        var members: [String: JSONValue] = [:]
        members["text"] = documentation.text.map { .string($0) }
        if !documentation.exports.isEmpty {
            members["exports"] = .array(documentation.exports.map { value(of: $0) })
        }
        return .object(members)
    }

    private static func value(of export: DocumentedExport) -> JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(export.name),
            "kind": .string(export.kind.rawValue),
            "signature": .string(export.signature),
            "line": .integer(Int64(export.line)),
        ]
        if let parameters = export.parameters {
            members["parameters"] = .array(parameters.map { value(of: $0) })
        }
        members["result"] = export.result.map { .string($0) }
        members["text"] = export.text.map { .string($0) }
        if !export.examples.isEmpty {
            members["examples"] = .array(export.examples.map { .string($0) })
        }
        members["deprecated"] = export.deprecated.map { .string($0) }
        if export.isStatic { members["static"] = true }
        if export.isOptional { members["optional"] = true }
        members["origin"] = export.origin.map {
            ["specifier": .string($0.specifier), "name": .string($0.name)]
        }
        if !export.members.isEmpty {
            members["members"] = .array(export.members.map { value(of: $0) })
        }
        return .object(members)
    }

    private static func value(of parameter: DocumentedParameter) -> JSONValue {
        var members: [String: JSONValue] = ["name": .string(parameter.name)]
        members["type"] = parameter.type.map { .string($0) }
        if parameter.isOptional { members["optional"] = true }
        if parameter.isRest { members["rest"] = true }
        members["default"] = parameter.defaultValue.map { .string($0) }
        members["text"] = parameter.text.map { .string($0) }
        return .object(members)
    }
}
