// SPDX-License-Identifier: Apache-2.0

/// What somebody starts; the raw value is what they call it on the command line.
public enum ProjectKind: String, CaseIterable, Hashable, Sendable {
    /// A program with a test.
    case program = "app"
    /// Modules for others, with a test.
    case library = "lib"
}
