// SPDX-License-Identifier: Apache-2.0

/// What a file is, told by its name.
struct MediaType: Hashable, Sendable {
    /// The value of `Content-Type`.
    let text: String

    /// Whether folding it is worth while.
    let isText: Bool

    /// Whether a browser would run what is in it.
    let isActive: Bool

    private init(_ text: String, isText: Bool = true, isActive: Bool = false) {
        self.text = text
        self.isText = isText
        self.isActive = isActive
    }

    /// Text that is only shown.
    static let plain = MediaType("text/plain; charset=utf-8")

    private static let table: [String: MediaType] = {
        let script = MediaType("text/javascript; charset=utf-8")
        // One of the names by which Deno knows it.
        let typed = MediaType("text/typescript; charset=utf-8")
        let gzip = MediaType("application/gzip", isText: false)
        return [
            "js": script, "mjs": script, "cjs": script, "jsx": script,
            "ts": typed, "mts": typed, "cts": typed, "tsx": typed,
            "json": json, "map": json,
            "wasm": MediaType("application/wasm", isText: false),
            "gz": gzip, "tgz": gzip,
            "html": MediaType("text/html; charset=utf-8", isActive: true),
            "svg": MediaType("image/svg+xml", isActive: true),
            "xml": MediaType("application/xml", isActive: true),
            "css": MediaType("text/css; charset=utf-8"),
            "md": MediaType("text/markdown; charset=utf-8"),
            "txt": plain, "toml": plain,
            "png": MediaType("image/png", isText: false),
            "jpg": MediaType("image/jpeg", isText: false),
            "webp": MediaType("image/webp", isText: false),
            "woff2": MediaType("font/woff2", isText: false),
            "ico": MediaType("image/x-icon", isText: false),
        ]
    }()

    /// JSON, also under a name that does not say so.
    static let json = MediaType("application/json")

    /// What a file of that name is; without a known suffix, bytes that nobody shows.
    init(ofFileNamed name: String) {
        let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        self = Self.table[suffix] ?? MediaType("application/octet-stream", isText: false)
    }
}
