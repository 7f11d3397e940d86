// SPDX-License-Identifier: Apache-2.0

/// The modules that come with ML (`docs/languages/ml-standard.md`), as Python.
///
/// A compiled program takes along those it imports, as the files `ml_standard/<name>.py`, and ``shared`` as
/// `ml_standard/__init__.py`: every one of them imports `ml_standard`, and none another of them.
package enum StandardModules {
    /// Their names, in order.
    package static let names = texts.keys.sorted()

    /// What they share, the file `ml_standard/__init__.py`.
    package static let shared = String(decoding: PackageResources.__init___py, as: UTF8.self)

    /// The Python of a module, `nil` when there is none of that name.
    package static func text(of name: String) -> String? {
        texts[name].map { String(decoding: $0(), as: UTF8.self) }
    }

    // Functions, so that a program that needs no module builds no text.
    private static let texts: [String: @Sendable () -> [UInt8]] = [
        "args": { PackageResources.args_py },
        "array": { PackageResources.array_py },
        "collections": { PackageResources.collections_py },
        "console": { PackageResources.console_py },
        "crypto": { PackageResources.crypto_py },
        "csv": { PackageResources.csv_py },
        "datetime": { PackageResources.datetime_py },
        "env": { PackageResources.env_py },
        "file": { PackageResources.file_py },
        "functional": { PackageResources.functional_py },
        "http": { PackageResources.http_py },
        "json": { PackageResources.json_py },
        "log": { PackageResources.log_py },
        "math": { PackageResources.math_py },
        "path": { PackageResources.path_py },
        "random": { PackageResources.random_py },
        "regex": { PackageResources.regex_py },
        "string": { PackageResources.string_py },
    ]
}
