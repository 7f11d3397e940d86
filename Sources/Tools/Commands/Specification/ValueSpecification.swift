// SPDX-License-Identifier: Apache-2.0

/// The value that an option takes.
package struct ValueSpecification: Hashable, Sendable {
    /// How help calls it: `PATH`.
    package let placeholder: String

    /// Whether the option may stand alone; the value is then only written after `=`.
    package let isOptional: Bool

    /// What a shell proposes; choices are also checked by the parser.
    package let completion: ValueCompletion

    /// Describes a value.
    package init(
        _ placeholder: String,
        isOptional: Bool = false,
        completion: ValueCompletion = .none
    ) {
        self.placeholder = placeholder
        self.isOptional = isOptional
        self.completion = completion
    }
}
