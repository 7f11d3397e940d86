// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The program that runs in this process.
package enum ProgramImage {
    /// The path of its file, links resolved; `nil` when the system does not tell.
    package static var path: String? {
        #if canImport(Glibc)
            let link = "/proc/self/exe"
        #else
            var size: UInt32 = 4096
            let link = unsafe String(unsafeUninitializedCapacity: Int(size)) { buffer in
                unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                    guard let start = characters.baseAddress,
                        unsafe _NSGetExecutablePath(start, &size) == 0
                    else { return 0 }
                    return unsafe strlen(start)
                }
            }
        #endif
        guard let text = unsafe realpath(link, nil) else { return nil }
        defer { unsafe free(text) }
        return unsafe String(validatingCString: text)
    }

    /// Puts another program into this process, with its streams and its environment; returns only if that failed.
    package static func replace(by path: String, arguments: [String]) {
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map {
            unsafe strdup($0)
        }
        unsafe words.append(nil)
        _ = unsafe execv(path, words)
        for place in unsafe words.indices { unsafe free(words[place]) }
    }
}
