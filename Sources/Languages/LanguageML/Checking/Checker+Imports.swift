// SPDX-License-Identifier: Apache-2.0

extension Checker {
    mutating func check(_ value: ImportStatement) {
        switch value.target {
        case .names(let names):
            for name in names { refuse(reserved: name.text, at: name.range) }
        case .location:
            if let bound = value.boundName {
                refuse(reserved: bound.text, at: bound.range)
            } else {
                add(
                    .unnamed,
                    "`\(value.specifier)` does not end in a name for the program to know it by",
                    value.targetRange,
                    hints: ["give it one: `import … as name;`"]
                )
            }
        }
        if let alias = value.alias { refuse(reserved: alias.text, at: alias.range) }
        var names: Set<String> = []
        for option in value.options {
            check(option: option)
            if !names.insert(option.key.text).inserted {
                add(.duplicate, "this import says `\(option.key.text)` twice", option.key.range)
            }
        }
    }

    private mutating func check(option: Expression.Property) {
        switch option.key.text {
        case "verify":
            guard case .boolean(let isOn) = option.value.kind else {
                malformed(option, "`true`")
                return
            }
            if !isOn {
                add(
                    .optionMalformed,
                    "modules from elsewhere are always verified",
                    option.value.range,
                    hints: ["take `verify: false` away"]
                )
            }
        case "cache":
            guard case .string(let policy) = option.value.kind, policy == "force" else {
                malformed(option, "`\"force\"`: what the lock names is never asked for again")
                return
            }
        case "auth":
            guard case .string = option.value.kind else {
                malformed(option, "the name of a credential in quotes")
                return
            }
            add(
                .optionUnavailable,
                "imports with credentials are not available yet",
                option.key.range,
                hints: ["import a copy of the module that needs none"]
            )
        default:
            add(
                .optionUnknown,
                "imports have no option `\(option.key.text)`",
                option.key.range,
                hints: ["the options are `auth`, `cache` and `verify`"]
            )
        }
    }

    private mutating func malformed(_ option: Expression.Property, _ wanted: String) {
        add(
            .optionMalformed,
            "the option `\(option.key.text)` is \(wanted)",
            option.value.range
        )
    }

    mutating func check(_ value: CapabilityStatement) {
        refuse(reserved: value.name.text, at: value.name.range)
        for permission in DeclaredPermission.all(in: value) {
            guard let problem = permission.problem else { continue }
            add(.permission, problem.reason, problem.range, hints: problem.hints)
        }
    }
}
