// SPDX-License-Identifier: Apache-2.0

internal import CMicroHTTPD

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Takes the header fields over from the library.
enum RequestFields {
    private struct Collected {
        var fields: [(name: String, value: String)] = []
        var isWhole = true
    }

    /// All fields, and whether each of them is a whole line.
    static func read(_ connection: OpaquePointer) -> (ServerHeaders, isWhole: Bool) {
        var collected = Collected()
        unsafe withUnsafeMutablePointer(to: &collected) { pointer in
            _ = unsafe MHD_get_connection_values_n(
                connection,
                .HEADER_KIND,
                { context, _, name, nameSize, value, valueSize in
                    guard let context = unsafe context, let name = unsafe name else { return .YES }
                    let collected = unsafe context.assumingMemoryBound(to: Collected.self)
                    let isWhole =
                        unsafe value.map { unsafe cmhd_is_whole_value($0, valueSize) != 0 } ?? false
                    unsafe collected.pointee.isWhole =
                        collected.pointee.isWhole && isWhole && strlen(name) == nameSize
                    unsafe collected.pointee.fields.append(
                        (String(cString: name), value.map { unsafe String(cString: $0) } ?? "")
                    )
                    return .YES
                },
                pointer
            )
        }
        return (ServerHeaders(collected.fields), collected.isWhole)
    }
}
