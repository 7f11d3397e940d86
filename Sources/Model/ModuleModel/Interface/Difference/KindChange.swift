// SPDX-License-Identifier: Apache-2.0

/// A name that stands for something of another kind than before.
struct KindChange {
    private let old: DocumentedExport
    private let new: DocumentedExport

    init(from old: DocumentedExport, to new: DocumentedExport) {
        self.old = old
        self.new = new
    }

    /// What to say; `nil` when importers can't notice.
    var words: String? {
        let kinds = [old.kind, new.kind]
        if kinds.contains(.reexport) { return nil }
        if kinds.allSatisfy({ $0 == .constant || $0 == .variable }) { return nil }
        return "was \(Self.words(old.kind)) and is \(Self.words(new.kind))"
    }

    /// Whether programs may fail: not where both can be used alike.
    var isBreaking: Bool {
        switch (old.kind, new.kind) {
        case (.reexport, _), (_, .reexport): false
        case (.constant, .variable), (.variable, .constant): false
        // A function in a constant is called like any other; which one it is, the source does not say.
        case (.function, .constant), (.function, .variable): false
        case (.constant, .function), (.variable, .function): false
        case (.type, .interface), (.interface, .type): false
        // A class is a type too.
        case (.type, .class), (.interface, .class): false
        case (.property, .method), (.method, .property): !holdsFunction
        default: true
        }
    }

    /// Whether the property may hold a function, as far as anybody knows.
    private var holdsFunction: Bool {
        let property = old.kind == .property ? old : new
        return property.result.map { $0.contains("=>") } ?? true
    }

    private static func words(_ kind: DocumentedExport.Kind) -> String {
        switch kind {
        case .function: "a function"
        case .class: "a class"
        case .constant: "a constant"
        case .variable: "a variable"
        case .type: "a type"
        case .interface: "an interface"
        case .enumeration: "an enumeration"
        case .namespace: "a namespace"
        case .reexport: "handed on"
        case .constructor: "a constructor"
        case .method: "a method"
        case .property: "a property"
        case .member: "a value"
        }
    }
}
