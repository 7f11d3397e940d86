// SPDX-License-Identifier: Apache-2.0

internal import CMicroHTTPD
internal import FileSystemKit

/// An answer in the form in which it is sent, ready for any number of requests.
///
/// Making it costs as much as sending it; who gives the same answer often keeps it.
@safe package final class PreparedResponse: @unchecked Sendable {
    // SAFETY: a response does not change once it was made, and the library counts its references
    // under a lock of its own.
    let pointer: OpaquePointer

    let status: Int
    let length: Int

    /// Makes an answer ready.
    ///
    /// `nil` when a header field cannot be sent, or when its file cannot be had: no descriptor is left.
    package init?(_ response: ServerResponse) {
        guard let pointer = unsafe Self.makeBody(response.body) else { return nil }
        unsafe self.pointer = pointer
        status = response.status
        length = response.length
        for (name, value) in response.headers {
            guard unsafe MHD_add_response_header(pointer, name, value) == .YES else { return nil }
        }
    }

    deinit {
        unsafe MHD_destroy_response(pointer)
    }

    private static func makeBody(_ body: ServerResponse.Body) -> OpaquePointer? {
        switch body {
        case .none:
            return unsafe MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
        case .bytes(let bytes):
            return unsafe bytes.withUnsafeBytes { buffer in
                // The bytes are copied; the cast is what the interface asks for.
                let start = unsafe UnsafeMutableRawPointer(mutating: buffer.baseAddress)
                return unsafe MHD_create_response_from_buffer(
                    buffer.count,
                    start,
                    .RESPMEM_MUST_COPY
                )
            }
        case .file(let file, let range):
            let descriptor = file.duplicate()
            guard descriptor >= 0 else { return nil }
            return unsafe MHD_create_response_from_fd_at_offset64(
                UInt64(range.count),
                descriptor,
                UInt64(range.lowerBound)
            )
        }
    }
}
