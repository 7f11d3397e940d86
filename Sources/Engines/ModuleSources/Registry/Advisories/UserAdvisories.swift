// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import JSONKit
package import ModuleModel

/// The advisories of one user as mlld's registry has them: `{user}/advisories.json` (`docs/formats/advisories.md` §5).
package struct UserAdvisories: Sendable {
    /// The version that is written.
    private static let version = "1.0.0"

    /// The user, which is also the scope of the modules.
    package let author: String

    /// The advisories that could be read.
    package let advisories: [Advisory]

    /// What is wrong with the others, one an entry.
    package let findings: [Diagnostic]

    /// Reads a file; an entry that can't be used is a finding, and the others count.
    ///
    /// - Throws: ``AdvisoryMalformed`` or `JSONError` when the file as a whole can't be used.
    package init(parsing source: SourceText) throws {
        let document = try JSONDocument(parsing: source)
        let fields = RegistryFileReader(file: source.name, root: document.root)
        do {
            let author = try fields.requiredString(at: "author")
            _ = try fields.parsed("@\(author.lowercased())/x", at: fields.root) {
                try PackageName(parsing: $0)
            }
            guard let elements = document.root["advisories"]?.elements else {
                throw fields.malformed("`advisories` is no array", at: document.root)
            }
            self.author = author.lowercased()
            (advisories, findings) = try Self.read(elements, of: author.lowercased(), fields.file)
        } catch let error as RegistryFormatError {
            throw AdvisoryMalformed(error)
        }
    }

    private static func read(
        _ elements: JSONElement.Elements,
        of author: String,
        _ file: String
    ) throws -> ([Advisory], [Diagnostic]) {
        var advisories: [Advisory] = []
        var findings: [Diagnostic] = []
        var ids: Set<AdvisoryID> = []
        for element in elements {
            let entry = UserAdvisoryEntry(author: author, file: file, element: element)
            do {
                let advisory = try entry.advisory()
                guard ids.insert(advisory.id).inserted else {
                    throw entry.fields.malformed("`\(advisory.id)` is there twice", at: element)
                }
                advisories.append(advisory)
            } catch let error as RegistryFormatError {
                findings.append(AdvisoryMalformed(error).diagnostic)
            }
        }
        return (advisories, findings)
    }

    /// The text of such a file: the advisories about modules of `author`, and about those alone.
    ///
    /// What the layout has no place for is left out: versions, references, ratings. An advisory that was taken
    /// back is left out.
    package static func encode(_ advisories: [Advisory], of author: String) -> [UInt8] {
        let entries = advisories.sorted { $0.id < $1.id }.compactMap { advisory in
            advisory.isWithdrawn ? nil : UserAdvisoryEntry.value(of: advisory, author: author)
        }
        let root: JSONValue = [
            "version": .string(version), "author": .string(author),
            "advisories": .array(entries),
        ]
        return root.encoded(.lines)
    }
}
