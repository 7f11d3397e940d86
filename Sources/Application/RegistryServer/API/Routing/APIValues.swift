// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Checks of single values, exactly as the OpenAPI document describes them.
enum APIValues {
    private static let largest: UInt64 = 1_000_000_000_000_000

    /// A version whose numbers fit everywhere: 15 digits are what JSON readers of all languages hold.
    static func version(_ text: String) throws -> Version {
        guard text.utf8.count <= 128 else {
            throw APIError.value("version", "it is longer than 128 bytes")
        }
        let version = try Version(parsing: text)
        var numbers = [version.major, version.minor, version.patch]
        for case .number(let number) in version.prerelease { numbers.append(number) }
        guard numbers.allSatisfy({ $0 < largest }) else {
            throw APIError.value("version", "a number in it has more than 15 digits")
        }
        return version
    }

    /// A text for people, on one line.
    static func line(
        _ name: String,
        _ text: String,
        count: ClosedRange<Int>
    ) throws(APIError) -> String {
        let scalars = text.unicodeScalars
        guard count.contains(scalars.count) else {
            throw .body(
                "`\(name)` has not between \(count.lowerBound) and \(count.upperBound) characters"
            )
        }
        guard scalars.allSatisfy(isPlain) else {
            throw .body("`\(name)` holds a character that controls how text is shown")
        }
        return text
    }

    /// Whether a character shows itself and does nothing else.
    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: false
        default: true
        }
    }
}
