// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel

extension SourceTree {
    /// What an import by name means in a module that is to be saved.
    struct NamedImport {
        let name: String
        let candidates: [ModuleCandidate]

        /// Reads `name`; `nil` when the language reads it as a specifier.
        init?(_ name: String, by frontEnd: any LanguageFrontEnd) {
            candidates = frontEnd.candidates(for: name)
            guard !candidates.isEmpty else { return nil }
            self.name = name
        }

        /// The file that is meant, in the first of `folders` that has it; `nil` for a module of the language.
        ///
        /// - Throws: ``NameError``; ``SaveError`` for a link; what `locate` throws.
        func file(in folders: [FilePath], locate: Reader) throws -> FilePath? {
            let places = folders.flatMap { folder in
                candidates.files.map { folder.appending($0.description) }
            }
            for place in places {
                guard let real = try Self.find(place, locate) else { continue }
                guard real == place else {
                    throw SaveError.link(specifier: name, target: real.string)
                }
                return place
            }
            guard candidates.standard != nil else {
                throw NameError(
                    name: name,
                    tried: places.map(\.string),
                    near: [],
                    beside: nil,
                    known: .nothing
                )
            }
            return nil
        }

        private static func find(_ place: FilePath, _ locate: Reader) throws -> FilePath? {
            do {
                let real = try locate(place)
                return FileSystem.kind(of: real) == .folder ? nil : real
            } catch let error as FileSystemError where error.code == .notFound {
                return nil
            }
        }
    }
}
