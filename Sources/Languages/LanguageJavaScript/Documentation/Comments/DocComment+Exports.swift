// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

// What a comment adds to the declaration that it stands before.
extension DocComment {
    /// Says in `export` what the comment says of it.
    func describe(_ export: inout DocumentedExport) {
        export.text = text
        export.examples = examples
        export.deprecated = deprecated
    }

    /// `call` with the types and texts that only the comment has.
    func completing(_ call: Call) -> Call {
        var call = call
        if call.generics.isEmpty, !templates.isEmpty {
            call.generics = "<" + templates.joined(separator: ", ") + ">"
        }
        call.result = call.result ?? result
        let own = parameters.filter { !$0.name.contains(".") }
        for (place, parameter) in call.parameters.enumerated() {
            guard let said = said(of: parameter, at: place, own, in: call) else { continue }
            call.parameters[place] = completing(parameter, said)
        }
        return call
    }

    /// The tag of a parameter: by its name, or by its place when it is a pattern.
    private func said(
        of parameter: DocumentedParameter,
        at place: Int,
        _ own: [Parameter],
        in call: Call
    ) -> Parameter? {
        if let said = own.first(where: { $0.name == parameter.name }) { return said }
        let isPattern = parameter.name.hasPrefix("{") || parameter.name.hasPrefix("[")
        guard isPattern, place < own.count else { return nil }
        let isTaken = call.parameters.contains { $0.name == own[place].name }
        return isTaken ? nil : own[place]
    }

    private func completing(
        _ parameter: DocumentedParameter,
        _ said: Parameter
    ) -> DocumentedParameter {
        var parameter = parameter
        parameter.name = said.name
        if parameter.type == nil || parameter.defaultValue != nil && said.type != nil {
            parameter.type = said.type ?? parameter.type
        }
        if said.isOptional, !parameter.isRest { parameter.isOptional = true }
        parameter.defaultValue = parameter.defaultValue ?? said.defaultValue
        let inner = parameters.filter { $0.name.hasPrefix(said.name + ".") }
            .map { inner in
                let name = inner.name.dropFirst(said.name.utf8.count + 1)
                return "- `\(name)`" + (inner.type.map { " (`\($0)`)" } ?? "")
                    + (inner.text.map { ": " + $0 } ?? "")
            }
        let texts = [said.text, inner.isEmpty ? nil : inner.joined(separator: "\n")]
        let text = texts.compactMap { $0 }.joined(separator: "\n\n")
        parameter.text = text.isEmpty ? nil : text
        return parameter
    }
}
