// SPDX-License-Identifier: Apache-2.0

internal import CZlib

/// The bytes that a gzip file unfolds to, piece by piece.
///
/// One member, nothing behind it. No more is unfolded than is asked for and allowed.
@safe final class Inflater {
    /// How much is unfolded at once.
    private static let chunk = 1 << 16

    private let name: String
    private let source: [UInt8]
    private let limit: Int
    private let stream: UnsafeMutablePointer<z_stream>
    private var taken = 0
    private var produced = 0
    private var isAtEnd = false
    /// What was unfolded and not asked for yet.
    private var rest: ArraySlice<UInt8> = []

    /// Prepares to unfold `source`, an archive called `name`, to at most `limit` bytes.
    init(_ source: [UInt8], name: String, limit: Int) throws(ArchiveError) {
        if let reason = unsafe czlib_load() {
            throw ArchiveError(.unavailable, name, unsafe String(cString: reason))
        }
        unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        self.name = name
        self.source = source
        self.limit = limit
        guard unsafe czlib_inflate_start(stream) == Z_OK else {
            throw ArchiveError(.unavailable, name, "zlib refused to start")
        }
    }

    deinit {
        // Of a stream that never started this only says that it did not.
        unsafe _ = czlib_inflate_end(stream)
        unsafe stream.deallocate()
    }

    /// The next `count` bytes; fewer only at the end.
    func read(_ count: Int) throws(ArchiveError) -> [UInt8] {
        var bytes: [UInt8] = []
        // A header may claim any size; memory is for what can still come.
        bytes.reserveCapacity(min(count, limit - produced + rest.count))
        while bytes.count < count {
            if rest.isEmpty { rest = try unfold()[...] }
            guard !rest.isEmpty else { break }
            let piece = rest.prefix(count - bytes.count)
            bytes += piece
            rest = rest.dropFirst(piece.count)
        }
        return bytes
    }

    /// The next piece; empty at the end.
    private func unfold() throws(ArchiveError) -> [UInt8] {
        while !isAtEnd {
            let (status, piece) = inflate()
            produced += piece.count
            guard produced <= limit else {
                throw ArchiveError(
                    .tooLarge,
                    name,
                    "\(source.count) bytes unfold to more than \(limit)"
                )
            }
            switch status {
            case Z_STREAM_END:
                isAtEnd = true
                guard taken == source.count else {
                    throw ArchiveError(.malformed, name, "something follows its end")
                }
            case Z_OK where !piece.isEmpty || taken < source.count: break
            case Z_OK, Z_BUF_ERROR: throw ArchiveError(.malformed, name, "it ends too early")
            default: throw ArchiveError(.malformed, name, "it is no intact gzip file")
            }
            if !piece.isEmpty { return piece }
        }
        return []
    }

    private func inflate() -> (status: Int32, piece: [UInt8]) {
        var status = Z_OK
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunk) { output, count in
            unsafe source.withUnsafeBufferPointer { input in
                // zlib only reads its input; the cast is what its interface asks for.
                unsafe stream.pointee.next_in = unsafe input.baseAddress.map {
                    unsafe UnsafeMutablePointer(mutating: $0 + taken)
                }
                let available = min(source.count - taken, Int(UInt32.max))
                unsafe stream.pointee.avail_in = UInt32(available)
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = UInt32(Self.chunk)
                status = unsafe czlib_inflate(stream)
                taken += unsafe available - Int(stream.pointee.avail_in)
                count = unsafe Self.chunk - Int(stream.pointee.avail_out)
            }
        }
        return (status, piece)
    }
}
