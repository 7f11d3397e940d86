// SPDX-License-Identifier: Apache-2.0

internal import Commands
internal import HTTPServerKit
internal import ModuleModel
internal import RegistryServer

/// What the command line says of serving.
struct ServeOptions {
    /// The account that runs a registry, unless another name is given.
    static let administrator = "administrator"

    let folder: String?
    let listen: ListenAddress
    let address: String?
    let name: String?
    let log: RequestLog.Format
    let rate: Int
    let grace: Int
    let administrator: AccountName
    let isPrivate: Bool
    var server = ServerConfiguration()

    init(_ arguments: ParsedArguments) throws {
        folder = arguments.argument("FOLDER")
        listen =
            try arguments.value(of: "listen", as: "an address and a port, such as `127.0.0.1:7070`")
        {
            ListenAddress(parsing: $0)
        } ?? .standard
        address = try arguments.value(of: "address", as: "an `https` URL", Self.base)
        name = arguments.value(of: "name")
        log = arguments.value(of: "log").flatMap(RequestLog.Format.init(rawValue:)) ?? .text
        rate = try arguments.value(of: "rate", as: "a number", Self.count) ?? 50
        grace = try arguments.value(of: "grace", as: "a number of seconds", Self.count) ?? 30
        administrator = try AccountName(
            parsing: arguments.value(of: "administrator") ?? Self.administrator
        )
        isPrivate = arguments.has("private")
        server.address = listen.address
        server.port = listen.port
        server.connectionsPerPeer =
            try arguments.value(of: "connections", as: "a number", Self.count) ?? 200
        server.trustedProxies = Set(arguments.values(of: "trust-proxy"))
    }

    private static func count(_ text: String) -> Int? {
        Int(text).flatMap { $0 >= 0 && $0 <= 1_000_000 ? $0 : nil }
    }

    /// A URL with a slash at its end, over which tokens may travel.
    private static func base(_ text: String) -> String? {
        let isSafe =
            text.hasPrefix("https://")
            || ["localhost", "127.0.0.1", "[::1]"].contains { text.hasPrefix("http://\($0)") }
        guard isSafe, !text.contains(where: { " ?#\"<>".contains($0) }) else { return nil }
        return text.hasSuffix("/") ? text : text + "/"
    }
}
