// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Tells which version a file of the folder stands for, when reading it means that the version is used.
enum DownloadedFile {
    /// The version behind `archives/<hex>.tar.gz`, which npm reads too, or behind
    /// `@scope/name/<version>_meta.json`, which Deno reads; `nil` for any other file.
    static func subject(of segments: [String]) -> CountBuffer.Download.Subject? {
        if segments.count == 2, segments[0] == "archives" {
            let suffix = ".tar.gz"
            guard segments[1].hasSuffix(suffix) else { return nil }
            let digits = segments[1].dropLast(suffix.count)
            return digits.utf8.count == 64 ? .archive(String(digits)) : nil
        }
        let suffix = "_meta.json"
        guard segments.count == 3, segments[2].hasSuffix(suffix),
            let package = try? PackageName(parsing: "\(segments[0])/\(segments[1])"),
            let version = try? Version(parsing: String(segments[2].dropLast(suffix.count)))
        else { return nil }
        return .release(package, version)
    }
}
