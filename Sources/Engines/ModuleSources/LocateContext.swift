// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// What a source needs to know beside the specifier.
public struct LocateContext: Sendable {
    /// The largest module that is taken when nothing else is said, in bytes.
    public static let defaultSizeLimit = 20_000_000

    /// The module that asks; `nil` when a person does.
    public var importer: ModuleID?

    /// The absolute folder that relative paths start from when no file asks.
    public var folder: String

    /// The most bytes of a module.
    public var sizeLimit: Int

    /// Whether the network may not be used.
    public var isOffline: Bool

    /// What the caller holds of a URL, so that an unchanged one is not downloaded again.
    public var cached: @Sendable (ModuleURL) async -> CachedContent?

    /// Creates a context.
    public init(
        importer: ModuleID? = nil,
        folder: String = "/",
        sizeLimit: Int = LocateContext.defaultSizeLimit,
        isOffline: Bool = false,
        cached: @escaping @Sendable (ModuleURL) async -> CachedContent? = { _ in nil }
    ) {
        self.importer = importer
        self.folder = folder
        self.sizeLimit = sizeLimit
        self.isOffline = isOffline
        self.cached = cached
    }
}
