// SPDX-License-Identifier: Apache-2.0

package import ModuleRuntime

/// A program that is locked and allowed, and the runtime that boots for it.
package struct BootedProgram: Sendable {
    /// What will run.
    package let program: PreparedProgram
    /// Where it will run.
    package let runtime: BootingRuntime
}
