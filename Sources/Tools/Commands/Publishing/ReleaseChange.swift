// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

/// Tells what was changed of a package in a registry.
struct ReleaseChange {
    let subject: String
    let registry: String
    /// `withdrawn`, in JSON and in the sentence.
    let change: String
    var reason: String?

    func write(to output: Output) throws {
        guard output.isJSON else {
            return output.say("`\(subject)` is \(change) in \(registry)")
        }
        var members: [String: JSONValue] = [
            "subject": .string(subject), "registry": .string(registry), "change": .string(change),
        ]
        members["reason"] = reason.map { .string($0) }
        try output.write(JSONValue.object(members))
    }
}
