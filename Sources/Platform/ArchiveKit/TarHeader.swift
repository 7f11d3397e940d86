// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The header of a regular file in a tar archive, as POSIX.1-1988 lays it out ("ustar").
///
/// One spelling is written and few are read: what later formats use to rename, link or extend is no
/// header here, so that every program that reads the archive sees the same files.
struct TarHeader: Equatable {
    /// The size of a header and of each block.
    static let size = 512

    /// The most bytes that end an archive: what fills a record of 20 blocks, and two blocks.
    static let largestEnd = 22 * size

    /// The name of the file, with its folders.
    var name: String

    /// The size of the file.
    var fileSize: Int

    /// The bytes that fill the last block of the file.
    var padding: Int { (Self.size - fileSize % Self.size) % Self.size }

    private static let nameField = 0..<100
    private static let modeField = 100..<108
    private static let ownerFields = [108..<116, 116..<124]
    private static let sizeField = 124..<136
    private static let timeField = 136..<148
    private static let checksumField = 148..<156
    private static let typeField = 156
    private static let linkField = 157..<257
    private static let magicField = 257..<265
    private static let deviceFields = [329..<337, 337..<345]
    private static let prefixField = 345..<500
    private static let restField = 500..<512

    private static let magic = Array("ustar\u{0}00".utf8)

    /// The beginning of 1980, the first time that every archive format can say.
    private static let time = 315_532_800
}

// MARK: - Writing

extension TarHeader {
    /// The block; `nil` for a name that does not fit.
    var block: [UInt8]? {
        guard let (prefix, name) = split() else { return nil }
        var block = [UInt8](repeating: 0, count: Self.size)
        func put(_ bytes: some Sequence<UInt8>, _ field: Range<Int>) {
            for (place, byte) in zip(field, bytes) { block[place] = byte }
        }
        func put(number: Int, _ field: Range<Int>) {
            let digits = String(number, radix: 8)
            let zeros = repeatElement(UInt8(ascii: "0"), count: field.count - 1 - digits.utf8.count)
            put(Array(zeros) + digits.utf8, field)
        }
        put(name, Self.nameField)
        put(number: 0o644, Self.modeField)
        for field in Self.ownerFields + Self.deviceFields { put(number: 0, field) }
        put(number: fileSize, Self.sizeField)
        put(number: Self.time, Self.timeField)
        block[Self.typeField] = UInt8(ascii: "0")
        put(Self.magic, Self.magicField)
        put(prefix, Self.prefixField)
        let digits = String(Self.checksum(of: block), radix: 8)
        let zeros = repeatElement(UInt8(ascii: "0"), count: 6 - digits.utf8.count)
        put(Array(zeros) + digits.utf8 + [0, UInt8(ascii: " ")], Self.checksumField)
        return block
    }

    /// A short name stands alone; of a long one, as much as fits goes to the prefix.
    private func split() -> (prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>)? {
        let bytes = Array(name.utf8)[...]
        if bytes.count <= Self.nameField.count { return ([], bytes) }
        let last = bytes.prefix(Self.prefixField.count + 1).lastIndex(of: UInt8(ascii: "/"))
        guard let last, bytes.count - last - 1 <= Self.nameField.count else { return nil }
        return (bytes[..<last], bytes[(last + 1)...])
    }

    /// The sum of all bytes, those of the checksum taken for spaces.
    private static func checksum(of block: [UInt8]) -> Int {
        var sum = checksumField.count * Int(UInt8(ascii: " "))
        for place in block.indices where !checksumField.contains(place) { sum += Int(block[place]) }
        return sum
    }
}

// MARK: - Reading

extension TarHeader {
    /// Why a block is no header that is read; `isRefused` when it is one of a thing that no package holds.
    struct Fault: Error, Equatable {
        let reason: String
        var isRefused = false
    }

    /// Reads a block of ``size`` bytes.
    init(_ block: [UInt8]) throws(Fault) {
        guard Self.octal(block[Self.checksumField]) == Self.checksum(of: block) else {
            throw Fault(reason: "a header's checksum is wrong")
        }
        let prefix = try Self.text(block[Self.prefixField])
        let last = try Self.text(block[Self.nameField])
        name = prefix.isEmpty ? last : "\(prefix)/\(last)"
        if let kind = Self.refusedKind(block[Self.typeField]) {
            throw Fault(reason: "`\(name)` is \(kind)", isRefused: true)
        }
        guard block[Self.magicField].elementsEqual(Self.magic) else {
            throw Fault(reason: "it is not in the format ustar")
        }
        let unused = [Self.linkField, Self.restField]
        guard unused.allSatisfy({ block[$0].allSatisfy { $0 == 0 } }) else {
            throw Fault(reason: "the header of `\(name)` says more than a file's may")
        }
        let numbers = Self.ownerFields + Self.deviceFields + [Self.modeField, Self.timeField]
        guard numbers.allSatisfy({ Self.octal(block[$0]) != nil }),
            let size = Self.octal(block[Self.sizeField])
        else { throw Fault(reason: "the header of `\(name)` holds what is no number") }
        fileSize = size
    }

    /// Text up to the first NUL, after which there is nothing else.
    private static func text(_ field: ArraySlice<UInt8>) throws(Fault) -> String {
        let text = field.prefix { $0 != 0 }
        guard field.dropFirst(text.count).allSatisfy({ $0 == 0 }) else {
            throw Fault(reason: "a name has a NUL in it", isRefused: true)
        }
        guard let string = String(validating: text, as: UTF8.self) else {
            throw Fault(reason: "a name is not UTF-8", isRefused: true)
        }
        return string
    }

    /// Octal digits, ended by NUL or space; numbers in base 256 are an extension and none here.
    private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
        let digits = field.prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
        let end = field.dropFirst(digits.count)
        guard !digits.isEmpty || end.allSatisfy({ $0 == 0 }),
            end.allSatisfy({ $0 == 0 || $0 == UInt8(ascii: " ") })
        else { return nil }
        return digits.reduce(0) { $0 * 8 + Int($1 - UInt8(ascii: "0")) }
    }

    /// What a type that is not a regular file stands for.
    private static func refusedKind(_ type: UInt8) -> String? {
        switch type {
        case UInt8(ascii: "0"): nil
        case UInt8(ascii: "1"): "a hard link"
        case UInt8(ascii: "2"): "a symbolic link"
        case UInt8(ascii: "3"), UInt8(ascii: "4"): "a device"
        case UInt8(ascii: "5"): "a folder's own entry"
        case UInt8(ascii: "6"): "a pipe"
        case UInt8(ascii: "g"), UInt8(ascii: "x"): "a PAX header, which can rename what follows"
        case UInt8(ascii: "L"), UInt8(ascii: "K"): "a GNU header, which renames what follows"
        case UInt8(ascii: "S"): "a sparse file"
        default: "of a kind that is not read"
        }
    }
}
