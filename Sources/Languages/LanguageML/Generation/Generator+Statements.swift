// SPDX-License-Identifier: Apache-2.0

extension Generator {
    mutating func write(_ value: ImportStatement) {
        guard let bound = value.boundName else { return }
        let target = name(bound.text)
        let load = "_ml.load(\(PythonName.literal(value.specifier)))"
        guard case .names(let names) = value.target, value.alias == nil else {
            text.line("\(target) = \(load)")
            return
        }
        let known = joins(bound.text) ? target : "None"
        if names.count == 1, known == "None" {
            text.line("\(target) = \(load)")
            return
        }
        let path = names.dropFirst().map { PythonName.literal($0.text) }.joined(separator: ", ")
        text.line("\(target) = _ml.join(\(known), \(load)\(path.isEmpty ? "" : ", \(path)"))")
    }

    mutating func write(_ value: CapabilityStatement) {
        var items: [String] = []
        for item in value.items {
            switch item {
            case .resource(let text, _):
                items.append("(\"resource\", \(PythonName.literal(text)))")
            case .allow(let access, let text, _):
                let place = text.map(PythonName.literal) ?? "None"
                items.append("(\"\(access.rawValue)\", \(place))")
            }
        }
        let list = items.joined(separator: ", ")
        text.line("_ml.capability(\(PythonName.literal(value.name.text)), [\(list)])")
    }

    mutating func write(_ target: Expression, assigned value: Expression) {
        switch target.kind {
        case .member(let base, let member):
            line {
                $0.text.write("_ml.set(")
                $0.write(base, .whole)
                $0.text.write(", \(PythonName.literal(member.text)), ")
                $0.write(value, .whole)
                $0.text.write(")")
            }
        default:
            line {
                $0.write(target, .whole)
                $0.text.write(" = ")
                $0.write(value, .whole)
            }
        }
    }

    mutating func write(_ branches: [(Expression, [Statement])], _ otherwise: [Statement]?) {
        for (place, (test, block)) in branches.enumerated() {
            if place > 0 { text.mark(test.range.lowerBound) }
            head(place == 0 ? "if " : "elif ") { $0.write(test, .whole) }
            inner { $0.write(block: block) }
        }
        guard let otherwise else { return }
        text.line("else:")
        inner { $0.write(block: otherwise) }
    }

    mutating func write(_ attempt: AttemptStatement) {
        text.line("try:")
        inner { $0.write(block: attempt.body) }
        for handler in attempt.handlers {
            text.mark(handler.range.lowerBound)
            scopes.catching(handler.name?.text)
            let caught = handler.name.map { " as \(name($0.text))" } ?? ""
            text.line("except _ml.Failure\(caught):")
            inner { $0.write(block: handler.body) }
            scopes.endCatching()
        }
        if let last = attempt.last {
            text.line("finally:")
            inner { $0.write(block: last) }
        } else if attempt.handlers.isEmpty {
            text.line("finally:")
            text.indented { $0.line("pass") }
        }
    }

    /// Writes a block whose statements lift functions of their own.
    private mutating func inner(_ body: (inout Generator) -> Void) {
        let outer = lifted
        body(&self)
        lifted = outer
    }
}
