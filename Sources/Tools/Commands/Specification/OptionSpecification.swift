// SPDX-License-Identifier: Apache-2.0

/// An option of a command: `--name`, `--name VALUE` or `--name=VALUE`.
package struct OptionSpecification: Hashable, Sendable {
    /// The name without its dashes.
    package let name: String

    /// The short form without its dash.
    package let short: Character?

    /// The value; `nil` for a flag, which is there or not.
    package let value: ValueSpecification?

    /// What the option does, one line.
    package let summary: String

    /// Whether it may be given several times.
    package let isRepeatable: Bool

    /// Whether help and completions leave it out.
    package let isHidden: Bool

    private init(
        _ name: String,
        short: Character?,
        value: ValueSpecification?,
        summary: String,
        isRepeatable: Bool,
        isHidden: Bool
    ) {
        self.name = name
        self.short = short
        self.value = value
        self.summary = summary
        self.isRepeatable = isRepeatable
        self.isHidden = isHidden
    }

    /// An option that is there or not.
    package static func flag(
        _ name: String,
        short: Character? = nil,
        _ summary: String,
        isHidden: Bool = false
    ) -> Self {
        Self(
            name,
            short: short,
            value: nil,
            summary: summary,
            isRepeatable: false,
            isHidden: isHidden
        )
    }

    /// An option with a value.
    package static func option(
        _ name: String,
        short: Character? = nil,
        _ value: ValueSpecification,
        _ summary: String,
        isRepeatable: Bool = false
    ) -> Self {
        Self(
            name,
            short: short,
            value: value,
            summary: summary,
            isRepeatable: isRepeatable,
            isHidden: false
        )
    }

    /// How help writes it: `--allow-read[=PATH]`, `--policy FILE`.
    package var usage: String {
        guard let value else { return "--\(name)" }
        return value.isOptional
            ? "--\(name)[=\(value.placeholder)]" : "--\(name) \(value.placeholder)"
    }
}
