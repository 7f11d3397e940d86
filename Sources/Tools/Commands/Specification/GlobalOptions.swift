// SPDX-License-Identifier: Apache-2.0

/// The options that every command understands, before or after its name.
package enum GlobalOptions {
    /// The options, in the order in which help lists them.
    package static let all: [OptionSpecification] = [
        .flag("json", "print one JSON document instead of text"),
        .flag("offline", "never use the network"),
        .flag("locked", "never change `tenon.lock`; fail where it would have to change"),
        .flag("frozen", "the same as `--locked --offline`"),
        .flag("quiet", short: "q", "print only errors and what was asked for"),
        .flag("verbose", short: "v", "say more about what happens"),
        .option(
            "color",
            ValueSpecification("WHEN", completion: .choices(ColorChoice.names)),
            "use colours: `auto`, `always` or `never`"
        ),
        .flag("no-color", "the same as `--color=never`", isHidden: true),
        .flag("help", short: "h", "explain the command"),
        .flag("version", short: "V", "print the version"),
    ]
}
