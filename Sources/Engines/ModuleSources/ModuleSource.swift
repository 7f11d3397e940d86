// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// Where modules come from; one conformance per kind of place.
///
/// A source neither stores nor links: it pins what a specifier means, and hands over the bytes.
public protocol ModuleSource: Sendable {
    /// The kind of place, as pins name it.
    var scheme: SourceScheme { get }

    /// Whether this source understands `specifier`; pure, without input or output.
    func accepts(_ specifier: Specifier) -> Bool

    /// Finds the newest content that `specifier` allows and pins it; may use the network.
    ///
    /// The digest of the pin may be that of content the caller has said it holds, in which case the
    /// source holds no bytes: ask ``fetch(_:)`` only for content that is not in the store.
    ///
    /// - Throws: a diagnostic error when there is no such module or it cannot be had.
    func locate(_ specifier: Specifier, in context: LocateContext) async throws -> Pin

    /// Returns exactly the content that `pin` names; the caller verifies again.
    ///
    /// - Throws: `IntegrityFailure` when the place holds something else now.
    func fetch(_ pin: Pin) async throws -> ModuleArchive
}
