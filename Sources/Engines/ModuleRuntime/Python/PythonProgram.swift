// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A program as the text that Python runs, with what it was made of.
///
/// The text finds Tenon as `_tenon_host` in its `__main__`: `grants(module)` is what a module may do, as lists of texts
/// by kind where `"*"` is everything; `call("fetch", …)` does an exchange over the network; `compile(text, name, "exec")`
/// is the code of what it brings along; and `tell(value, text)` tells the value of the program.
package struct PythonProgram: Sendable {
    /// The place in the source that lines of the text come from.
    package struct Place: Hashable, Sendable {
        /// The first of these lines, from 1; the next place ends them.
        package let first: Int
        /// The module; `nil` where the lines come from none.
        package let module: ModuleID?
        /// The line in its source, from 1.
        package let line: Int
        /// The column in it, from 1.
        package let column: Int

        /// Creates a place.
        package init(first: Int, module: ModuleID?, line: Int, column: Int) {
            self.first = first
            self.module = module
            self.line = line
            self.column = column
        }
    }

    /// A text that the program brings along and compiles itself.
    package struct Embedded: Sendable {
        /// What it is called when it is compiled.
        package let name: String
        /// The text.
        package let text: [UInt8]

        /// Creates an embedded text.
        package init(name: String, text: [UInt8]) {
            self.name = name
            self.text = text
        }
    }

    /// What the text is called in Python's stack traces; frames in other files are hidden from people.
    package var name = "main.py"
    /// The text.
    package var text: [UInt8]
    /// The module that it begins with.
    package var entry: ModuleID
    /// The texts in it whose code is kept with its own.
    package var embedded: [Embedded] = []
    /// Where its lines come from, in rising order.
    package var places: [Place] = []
    /// What each module is called at run time.
    package var names: [String: ModuleID] = [:]
    /// What each module may do, by its name at run time; one that is not here may do nothing.
    package var grants: [String: PermissionSet] = [:]
    /// Whether the value that the text tells is wanted.
    package var tellsValue = false
    /// The code of this very text from ``RunOutcome/code`` of an earlier run; another version of Python takes
    /// the text instead.
    package var code: [UInt8]?
    /// Whether the compiled code is wanted, for runs to come, unless ``code`` is still good; the host makes it
    /// before the program begins, which therefore cannot pass off anything else as it.
    package var wantsCode = false

    /// All that the code is made of, besides the version of Python, which it names itself.
    package var origin: [UInt8] { PythonHost.origin(of: self) }

    /// A program of `text`, without permissions.
    package init(text: [UInt8], entry: ModuleID) {
        self.text = text
        self.entry = entry
    }
}
