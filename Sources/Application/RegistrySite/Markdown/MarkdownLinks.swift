// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Where the links and images of a Markdown text lead.
struct MarkdownLinks {
    let context: PageContext

    /// What comes before the names of headings, so that they can't be taken for parts of the page.
    let prefix: String

    /// The version whose files relative addresses mean; `nil` when there are none.
    var package: (name: PackageName, version: Version, paths: Set<ModulePath>)?

    /// A link: to the web, to a heading of the text, or to a file of the package; else `nil`.
    func link(_ destination: String) -> (link: Link, isForeign: Bool)? {
        if let link = Link.foreign(destination) { return (link, true) }
        if destination.hasPrefix("#") {
            let name = PathText.unescaped(String(destination.dropFirst())) ?? ""
            return name.isEmpty ? nil : (.fragment(prefix + name.lowercased()), false)
        }
        guard let package, let path = path(destination) else { return nil }
        if package.paths.contains(path) {
            let part = SiteRoute.VersionPart.source(path)
            return (context.link(.version(package.name, package.version, part)), false)
        }
        let folder = path.description + "/"
        guard package.paths.contains(where: { $0.description.hasPrefix(folder) }) else {
            return nil
        }
        return (context.link(.version(package.name, package.version, .files)), false)
    }

    /// The picture of the package that an address means; others are not loaded.
    func image(_ destination: String) -> Link? {
        guard let package, let path = path(destination), package.paths.contains(path) else {
            return nil
        }
        let suffix = path.description.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"].contains(suffix) else {
            return nil
        }
        return context.link(SiteFiles.published(package.name, package.version, path))
    }

    /// The path in the package that a relative address means; the text lies in its first folder.
    private func path(_ destination: String) -> ModulePath? {
        let bare = destination.prefix { $0 != "#" && $0 != "?" }
        guard !bare.isEmpty, bare.utf8.count <= ModulePath.sizeLimit, !bare.hasPrefix("//"),
            let text = PathText.unescaped(String(bare))
        else { return nil }
        var parts: [Substring] = []
        for part in text.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return ModulePath(parsing: parts.joined(separator: "/"))
    }
}
