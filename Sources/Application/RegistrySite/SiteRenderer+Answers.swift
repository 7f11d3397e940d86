// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SigningKit

extension SiteRenderer {
    /// The page with what is around it, as an answer.
    func answer(_ page: Page, _ context: PageContext) -> SitePage {
        let html = PageFrame(context: context, page: page).html
        return answer(html.bytes, "text/html; charset=utf-8", status: page.status)
    }

    /// The file of the site at an address: styles, scripts, and what is for machines.
    func file(at address: SiteAddress) async throws -> SitePage? {
        if let asset = SiteAssets.shared.all.first(where: { $0.address == address }) {
            var page = answer(asset.bytes, asset.contentType)
            page.headers = [
                ("Cache-Control", "public, max-age=31536000, immutable"),
                ("X-Content-Type-Options", "nosniff"),
            ]
            return page
        }
        let machine = MachineFiles(context: try await context(address))
        switch address {
        case SiteFiles.robots: return answer(machine.robots, "text/plain; charset=utf-8")
        case SiteFiles.sitemap:
            let map = machine.sitemap(try await library.records())
            return map.map { answer($0, "application/xml") }
        case SiteFiles.openSearch:
            return machine.openSearch.map {
                answer($0, "application/opensearchdescription+xml")
            }
        default: return nil
        }
    }

    /// Pages are folders: without its slash at the end, an address leads to the one that has it; a package's
    /// name alone, `/@alice/utils`, to its page.
    func redirection(of request: SiteRequest) -> SitePage? {
        let names = request.address.segments
        let isPackage = names.count == 2 && names[0].hasPrefix("@")
        let target = SiteAddress(isPackage ? ["packages"] + names : names, isFolder: true)
        guard isPackage || !request.address.isFolder, SiteRoute(target) != nil else { return nil }
        let link = Link.page(target, from: request.address, query: request.query)
        var page = answer([], "text/plain; charset=utf-8", status: 301)
        page.headers.append(("Location", link.text))
        return page
    }

    private func answer(_ bytes: [UInt8], _ contentType: String, status: Int = 200) -> SitePage {
        let digest = SHA256Hasher.digest(of: bytes).prefix(12)
        let tag = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return SitePage(
            status: status,
            contentType: contentType,
            bytes: bytes,
            headers: [
                ("Cache-Control", "no-cache"),
                ("ETag", "\"\(tag)\""),
                ("Content-Security-Policy", PageFrame.policy + "; frame-ancestors 'none'"),
                ("Referrer-Policy", "no-referrer"),
                ("X-Content-Type-Options", "nosniff"),
            ]
        )
    }
}
