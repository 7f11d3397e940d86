// SPDX-License-Identifier: Apache-2.0

/// How to read the bytes of a module, told by the suffix of its path and by what a server says.
enum ModuleSuffix {
    /// The suffix of content that nobody can name.
    static let unknown = "bin"

    private static let javaScript: Set<String> = ["js", "mjs", "cjs", "jsx"]
    private static let typeScript: Set<String> = ["ts", "mts", "cts", "tsx"]

    /// The suffix of a path in lowercase, when it is one; `unknown` otherwise.
    static func ofPath(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last?.lowercased(),
            (1...12).contains(last.utf8.count),
            last.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
        else { return unknown }
        return last
    }

    /// The suffix of a download: the type that the server names decides on the language, the path
    /// on the dialect of it, or on everything where the type says nothing.
    static func ofDownload(path: String, contentType: String?) -> String {
        let onPath = ofPath(path)
        switch essence(contentType) {
        case "application/javascript", "text/javascript", "application/x-javascript",
            "application/ecmascript", "text/ecmascript":
            return javaScript.contains(onPath) ? onPath : "js"
        case "application/typescript", "text/typescript", "application/x-typescript":
            return typeScript.contains(onPath) ? onPath : "ts"
        case "text/jsx": return "jsx"
        case "text/tsx": return "tsx"
        case "application/json", "text/json": return "json"
        case "application/wasm": return "wasm"
        case "text/css": return "css"
        case "text/plain", "text/markdown": return onPath == unknown ? "txt" : onPath
        // The type that most servers give to `.ts` is that of a video.
        case "video/mp2t", "video/vnd.dlna.mpeg-tts":
            return typeScript.contains(onPath) ? onPath : unknown
        case let type where type.hasSuffix("+json"): return "json"
        default: return onPath
        }
    }

    /// Whether the server says that this is a page for people.
    static func isPage(contentType: String?, path: String) -> Bool {
        let types: Set<String> = ["text/html", "application/xhtml+xml"]
        return types.contains(essence(contentType)) && !["html", "htm"].contains(ofPath(path))
    }

    /// The type without its parameters, lowercase; empty when there is none.
    private static func essence(_ contentType: String?) -> String {
        let type = contentType?.prefix { $0 != ";" } ?? ""
        return type.filter { $0 != " " && $0 != "\t" }.lowercased()
    }
}
