// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// The arguments that this process was started with.
package enum CommandLineArguments {
    /// The arguments after the program's name, exactly as they came.
    ///
    /// `CommandLine.arguments` repairs what is not UTF-8, and a repaired path names another file.
    ///
    /// - Throws: ``NotText`` for the first argument that is not UTF-8.
    package static func read() throws(NotText) -> [String] {
        var arguments: [String] = []
        let count = Int(CommandLine.argc)
        for index in 0..<count {
            guard let bytes = unsafe CommandLine.unsafeArgv[index] else { break }
            guard let text = unsafe String(validatingCString: bytes) else {
                let repaired = unsafe String(cString: bytes)
                throw NotText(position: index, repaired: repaired)
            }
            // The first is the program's own name; a careless caller may leave it out.
            if index > 0 { arguments.append(text) }
        }
        return arguments
    }

    /// The name that this process was started by, without its folder; empty when a careless caller gave none.
    package static var programName: String {
        guard CommandLine.argc > 0, let bytes = unsafe CommandLine.unsafeArgv[0] else { return "" }
        let path = unsafe String(cString: bytes)
        return path.split(separator: "/").last.map(String.init) ?? path
    }

    /// An argument is not UTF-8.
    package struct NotText: DiagnosticError, Hashable {
        /// Which argument it is, counted from 1.
        package let position: Int

        /// The argument with a replacement character for each byte that is not UTF-8.
        package let repaired: String

        /// Shows the argument as far as it is text.
        package var diagnostic: Diagnostic {
            Diagnostic(
                code: "argument-not-text",
                message: "argument \(position) is not UTF-8: `\(repaired)`",
                hints: ["rename the file, or write the argument in UTF-8"]
            )
        }
    }
}
