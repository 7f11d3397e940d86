// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import ModuleModel

/// A request that found its endpoint.
struct APICall: Sendable {
    /// The request.
    let request: ServerRequest

    /// The values in the path, by name.
    let values: [String: String]

    /// Who asks; `nil` where nobody has to say.
    private let knownCaller: Caller?

    init(request: ServerRequest, values: [String: String], caller: Caller?) {
        self.request = request
        self.values = values
        knownCaller = caller
    }

    /// Who asks.
    ///
    /// - Throws: `token-missing` where nobody has to say, which no endpoint with a token is.
    var caller: Caller {
        get throws {
            guard let knownCaller else { throw AccountError.tokenMissing() }
            return knownCaller
        }
    }

    // MARK: The path

    /// The package that the path names.
    var package: PackageName {
        get throws { try PackageName(parsing: "@\(value("scope"))/\(value("name"))") }
    }

    /// The version that the path names.
    var version: Version {
        get throws { try APIValues.version(value("version")) }
    }

    /// The account that the path names.
    var user: AccountName {
        get throws { try AccountName(parsing: value("user")) }
    }

    /// The scope that the path names, without its `@`.
    var scope: String {
        get throws { try AccountName(parsing: value("scope")).scope }
    }

    func value(_ name: String) -> String { values[name] ?? "" }

    // MARK: The query

    /// A number of the query; `standard` where it is missing.
    func number(_ name: String, in range: ClosedRange<Int>, standard: Int) throws -> Int {
        guard let text = try text(name, limit: 20) else { return standard }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int(text), number.description == text, range.contains(number)
        else {
            throw APIError.value(
                name,
                "it is not a number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    /// A text of the query; `nil` where it is missing.
    func text(_ name: String, limit: Int) throws -> String? {
        let values = request.query.filter { $0.name == name }
        guard values.count <= 1 else { throw APIError.value(name, "it is given twice") }
        guard let value = values.first?.value else { return nil }
        guard value.unicodeScalars.count <= limit else {
            throw APIError.value(name, "it is longer than \(limit) characters")
        }
        guard value.unicodeScalars.allSatisfy(APIValues.isPlain) else {
            throw APIError.value(name, "it holds a character that controls how text is shown")
        }
        return value
    }
}
