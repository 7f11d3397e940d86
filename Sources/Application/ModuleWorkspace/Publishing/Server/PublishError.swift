// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel

/// Why nothing was published or changed in a registry.
package struct PublishError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    private init(_ code: String, _ message: String, notes: [String] = [], hints: [String] = []) {
        diagnostic = Diagnostic(code: code, message: message, notes: notes, hints: hints)
    }
}

// MARK: - Where

extension PublishError {
    static func unknownRegistry(_ text: String, known: [String]) -> Self {
        Self(
            "registry-unknown",
            "`\(text)` is no registry of `[registries]`, no URL and no folder",
            notes: known.isEmpty
                ? [] : ["`[registries]` has " + known.map { "`\($0)`" }.joined(separator: ", ")],
            hints: ["write an `https://` URL, or the path of a folder with `./` or `/`"]
        )
    }

    static func noRegistry() -> Self {
        Self(
            "registry-unknown",
            "nothing says which registry is meant",
            hints: [
                "name one with `--registry`",
                "or write `default = \"https://…\"` in `[registries]` of `tenon.toml`",
            ]
        )
    }

    static func noServer(_ registry: String) -> Self {
        Self(
            "registry-api-missing",
            "the registry `\(registry)` has no server that takes changes",
            hints: [
                "make a folder for a pull request: `tenon publish --pull-request FOLDER`",
                "or ask who runs it to name a server as `api` in its `config.json`",
            ]
        )
    }

    static func offline() -> Self {
        Self(
            "network-needed",
            "a registry on the web can't be changed without the network",
            hints: ["run the command without `--offline`"]
        )
    }

    static func needsServer(_ what: String, _ registry: String) -> Self {
        Self(
            "registry-api-missing",
            "`\(registry)` is a folder, and \(what) are a server's matter",
            hints: ["start one with `tenon registry serve`"]
        )
    }

    static func loginNeeded(_ registry: String, otherOrigin: Bool = false) -> Self {
        Self(
            "login-needed",
            "no token is known for the registry `\(registry)`",
            notes: otherOrigin
                ? ["`TENON_TOKEN` is not sent: the server of the registry is of another origin"]
                : [],
            hints: ["run `tenon login --registry \(registry)`"]
                + (otherOrigin ? [] : ["or set `TENON_TOKEN`"])
        )
    }

    static func notLoggedIn(_ registry: String) -> Self {
        Self("login-needed", "no token is kept for the registry `\(registry)`")
    }
}

// MARK: - What

extension PublishError {
    /// What is wrong keeps the package out; each thing was told by itself, or is told here.
    package static func refused(_ subject: String, findings: [Diagnostic]) -> Self {
        let count =
            findings.count == 1 ? "one thing is wrong" : "\(findings.count) things are wrong"
        return Self(
            "publish-refused",
            "`\(subject)` can't be published: \(count)",
            notes: findings.map(\.asNote),
            hints: Array(Set(findings.flatMap(\.hints))).sorted()
        )
    }

    static func notVisible(_ subject: String, _ registry: String, reason: String) -> Self {
        Self(
            "publish-not-verified",
            "`\(subject)` was sent, and reading it back from `\(registry)` failed",
            notes: [reason],
            hints: ["look with `tenon info` in a while; sending the same files again does no harm"]
        )
    }

    static func differs(_ subject: String, _ registry: String) -> Self {
        Self(
            "publish-not-verified",
            "`\(registry)` shows other content under `\(subject)` than what was sent",
            hints: ["tell who runs the registry, and do not use that version"]
        )
    }

    static func noManifest(_ folder: String) -> Self {
        Self(
            "package-manifest-missing",
            "`\(folder)` is no package: it has no `tenon.toml`",
            hints: ["go to the folder of one, or make one: `tenon init --name @you/name`"]
        )
    }

    static func folderInTheWay(_ path: String) -> Self {
        Self(
            "publish-folder-in-the-way",
            "`\(path)` is there and not empty",
            hints: ["name a folder that does not exist, or a checkout of the registry"]
        )
    }

    /// A person has to say yes, and there is nobody to ask.
    package static func notConfirmed(_ what: String) -> Self {
        Self(
            "confirmation-needed",
            "\(what), and nobody is here to say yes",
            hints: ["add `--yes` if that is what you want"]
        )
    }

    /// A person said no.
    package static func declined() -> Self {
        Self("confirmation-declined", "nothing was changed")
    }
}

extension Diagnostic {
    /// One line with place, message and code, for what is one of several.
    var asNote: String {
        let place = spans.first.map { "\($0.file):\($0.line): " } ?? ""
        return "\(place)\(message) [\(code)]"
    }
}
