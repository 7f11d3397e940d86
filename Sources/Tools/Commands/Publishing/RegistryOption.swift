// SPDX-License-Identifier: Apache-2.0

/// The option with which a command says which registry it means.
enum RegistryOption {
    static let specification = OptionSpecification.option(
        "registry",
        ValueSpecification("WHERE", completion: .path),
        "the registry: a name of `[registries]`, a URL or a folder"
    )

    /// What commands without a project say of the default.
    static let discussion =
        "Without `--registry` it is the `default` of `[registries]` in `tenon.toml`, else the one that you are "
        + "logged in to."
}
