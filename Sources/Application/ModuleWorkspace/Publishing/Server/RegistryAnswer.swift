// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

/// What a server answered, member by member; it may say anything.
struct RegistryAnswer: Sendable {
    let registry: String
    let status: Int
    let value: JSONValue

    func string(_ name: String) throws -> String {
        guard let text = value[name]?.string else { throw RegistryAPIError.malformed(registry) }
        return text
    }

    /// The strings at `name`; none when there is nothing.
    func strings(_ name: String) throws -> [String] {
        guard let member = value[name] else { return [] }
        guard let elements = member.elements else { throw RegistryAPIError.malformed(registry) }
        return try elements.map { element in
            guard let text = element.string else { throw RegistryAPIError.malformed(registry) }
            return text
        }
    }

    /// The objects at `name`, or of the answer itself when it is an array.
    func objects(_ name: String) throws -> [RegistryAnswer] {
        guard let elements = (value[name] ?? value).elements else {
            throw RegistryAPIError.malformed(registry)
        }
        return elements.map { RegistryAnswer(registry: registry, status: status, value: $0) }
    }
}
