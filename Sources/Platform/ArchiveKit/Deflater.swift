// SPDX-License-Identifier: Apache-2.0

internal import CZlib

/// Folds bytes to a gzip file (RFC 1952) that says neither when nor where it was made.
enum Deflater {
    /// Deflate, no flags, no time, strongest level, unknown system.
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]

    /// The gzip file for `bytes`, for an archive called `name`; equal bytes give equal files.
    static func gzip(_ bytes: [UInt8], name: String) throws(ArchiveError) -> [UInt8] {
        if let reason = unsafe czlib_load() {
            throw ArchiveError(.unavailable, name, unsafe String(cString: reason))
        }
        guard bytes.count < Int(Int32.max), let folded = deflate(bytes) else {
            throw ArchiveError(.tooLarge, name, "zlib did not fold \(bytes.count) bytes")
        }
        let checksum = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe czlib_crc32(0, bytes.baseAddress, bytes.count)
        }
        return header + folded + littleEndian(UInt32(truncatingIfNeeded: checksum))
            + littleEndian(UInt32(bytes.count))
    }

    private static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        defer { unsafe stream.deallocate() }
        guard unsafe czlib_deflate_start(stream) == Z_OK else { return nil }
        defer { unsafe _ = czlib_deflate_end(stream) }
        // Deflate grows by 5 bytes in 16 KiB at most.
        let capacity = bytes.count + bytes.count / 1000 + 1024
        var status = Z_OK
        let folded = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            unsafe bytes.withUnsafeBufferPointer { input in
                // zlib only reads its input; the cast is what its interface asks for.
                unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(
                    mutating: input.baseAddress
                )
                unsafe stream.pointee.avail_in = UInt32(bytes.count)
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = UInt32(capacity)
                status = unsafe czlib_deflate_finish(stream)
                count = unsafe capacity - Int(stream.pointee.avail_out)
            }
        }
        return status == Z_STREAM_END ? folded : nil
    }

    private static func littleEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
    }
}
