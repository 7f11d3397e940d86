package import Diagnostics
package import ModuleModel

package struct Manifest: Sendable {
    package var imports: [String: String] = [:]
    package var permissions = PermissionSet.none
    package init() {}
}
package enum ManifestReader {
    package static func read(_ t: SourceText, folder: String) throws -> (Manifest, [Diagnostic]) {
        (Manifest(), [])
    }
}
