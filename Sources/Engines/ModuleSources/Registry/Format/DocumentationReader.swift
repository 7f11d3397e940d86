// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// Reads what modules offer out of a JSON file of a registry.
struct DocumentationReader {
    let reader: RegistryFileReader

    func documentation(_ element: JSONElement) throws -> ModuleDocumentation {
        var documentation = ModuleDocumentation()
        for member in try reader.members(element, "modules") {
            let (key, value) = (member.key, member.value)
            switch key {
            case "text": documentation.text = try reader.string(value, key)
            case "exports":
                documentation.exports = try exports(
                    value,
                    key,
                    depth: DocumentedExport.depthLimit
                )
            default: break
            }
        }
        return documentation
    }

    private func exports(
        _ element: JSONElement,
        _ key: String,
        depth: Int
    ) throws -> [DocumentedExport] {
        try elements(element, key).map { try export($0, depth: depth) }
    }

    private func export(_ element: JSONElement, depth: Int) throws -> DocumentedExport {
        guard depth > 0 else {
            throw reader.malformed(
                "members are nested deeper than \(DocumentedExport.depthLimit) levels",
                at: element
            )
        }
        var export = try identity(element)
        for member in try reader.members(element, "exports") {
            let (key, value) = (member.key, member.value)
            switch key {
            case "parameters":
                export.parameters = try elements(value, key).map { try parameter($0) }
            case "result": export.result = try reader.string(value, key)
            case "text": export.text = try reader.string(value, key)
            case "examples": export.examples = try reader.strings(value, key)
            case "deprecated": export.deprecated = try reader.string(value, key)
            case "static": export.isStatic = try reader.boolean(value, key)
            case "optional": export.isOptional = try reader.boolean(value, key)
            case "origin":
                export.origin = DocumentedOrigin(
                    specifier: try required("specifier", of: value),
                    name: try required("name", of: value)
                )
            case "members": export.members = try exports(value, key, depth: depth - 1)
            default: break
            }
        }
        return export
    }

    /// The members that every export has.
    private func identity(_ element: JSONElement) throws -> DocumentedExport {
        _ = try reader.members(element, "exports")
        let word = try required("kind", of: element)
        guard let kind = DocumentedExport.Kind(rawValue: word) else {
            throw reader.malformed("`\(word)` is no kind of export", at: element)
        }
        guard let line = element["line"]?.integer, line > 0 else {
            throw reader.malformed("`line` is not the number of a line", at: element)
        }
        return DocumentedExport(
            try required("name", of: element),
            kind,
            signature: try required("signature", of: element),
            line: Int(line)
        )
    }

    private func parameter(_ element: JSONElement) throws -> DocumentedParameter {
        _ = try reader.members(element, "parameters")
        var parameter = DocumentedParameter(try required("name", of: element))
        for member in try reader.members(element, "parameters") {
            let (key, value) = (member.key, member.value)
            switch key {
            case "type": parameter.type = try reader.string(value, key)
            case "optional": parameter.isOptional = try reader.boolean(value, key)
            case "rest": parameter.isRest = try reader.boolean(value, key)
            case "default": parameter.defaultValue = try reader.string(value, key)
            case "text": parameter.text = try reader.string(value, key)
            default: break
            }
        }
        return parameter
    }

    private func elements(_ element: JSONElement, _ key: String) throws -> JSONElement.Elements {
        guard let elements = element.elements else {
            throw reader.malformed("`\(key)` needs an array", at: element)
        }
        return elements
    }

    private func required(_ key: String, of element: JSONElement) throws -> String {
        guard let value = element[key] else {
            throw reader.malformed("`\(key)` is missing", at: element)
        }
        return try reader.string(value, key)
    }
}
