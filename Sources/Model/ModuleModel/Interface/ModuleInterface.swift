// SPDX-License-Identifier: Apache-2.0

/// What a module imports and exports, as a scan of its source finds it.
///
/// A value that depends on the bytes alone, so it can be cached under their digest.
public struct ModuleInterface: Hashable, Sendable {
    /// The imports, in source order; the same specifier may occur several times.
    public var imports: [ImportRecord]

    /// The exports, in source order.
    public var exports: [ExportRecord]

    /// The byte ranges of dynamic imports whose argument is computed.
    public var computedImports: [Range<Int>]

    /// The byte ranges where the module asks whether it is the program, `import.meta.main`.
    public var mainChecks: [Range<Int>]

    /// Creates an interface.
    public init(
        imports: [ImportRecord] = [],
        exports: [ExportRecord] = [],
        computedImports: [Range<Int>] = [],
        mainChecks: [Range<Int>] = []
    ) {
        self.imports = imports
        self.exports = exports
        self.computedImports = computedImports
        self.mainChecks = mainChecks
    }
}
