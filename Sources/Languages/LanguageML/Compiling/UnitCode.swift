// SPDX-License-Identifier: Apache-2.0

/// The compiled code of one module: Python that becomes the body of a function, and where it comes from.
///
/// The bytes of it are for caches on this machine: they hold a sum of themselves, and what is cut off, longer
/// or changed is refused.
struct UnitCode: Hashable, Sendable {
    /// A place of the Python, and the place in the source that it stands for.
    struct Mark: Hashable, Sendable {
        /// Counted from 0, as all lines and columns here.
        var line: Int
        /// In UTF-16 code units, as source maps count.
        var column: Int
        /// The byte in the source.
        var offset: Int
        var sourceLine: Int
        var sourceColumn: Int
    }

    /// The statements, each line ended; a line is never part of a longer token.
    var python: [UInt8]

    /// In rising order of their places.
    var marks: [Mark]

    /// What importers see, by the names of ML.
    var exports: [String]

    /// The bytes in ``python`` of the last statement's expression, if it is one.
    var value: Range<Int>?
}
