// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit

/// What `Accept-Encoding` allows (RFC 9110 §12.5.3).
enum AcceptedEncoding {
    /// Whether the client takes gzip.
    static func allowsGzip(_ headers: ServerHeaders) -> Bool {
        var anything = false
        for value in headers.values(of: "accept-encoding") {
            for entry in value.lowercased().split(separator: ",") {
                let parts = entry.filter { $0 != " " }.split(separator: ";")
                guard let coding = parts.first else { continue }
                let isRefused = parts.dropFirst().contains { weight in
                    weight.hasPrefix("q=0") && weight.allSatisfy { "q=0.".contains($0) }
                }
                if coding == "gzip" || coding == "x-gzip" { return !isRefused }
                if coding == "*" { anything = !isRefused }
            }
        }
        return anything
    }
}
