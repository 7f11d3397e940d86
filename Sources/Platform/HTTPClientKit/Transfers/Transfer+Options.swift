// SPDX-License-Identifier: Apache-2.0

internal import CCurl

extension Transfer {
    /// Sets up a handle for the request; `nil` when libcurl refuses any part of it.
    ///
    /// Nothing comes from libcurl's own surroundings: no `.netrc`, no environment variable, no
    /// redirect, no other protocol.
    func makeHandle(_ configuration: HTTPConfiguration) -> EasyHandle? {
        guard let handle = EasyHandle() else { return nil }
        handle.set(CURLOPT_URL, request.url)
        handle.set(CURLOPT_PROTOCOLS_STR, target.isSecure ? "https" : "http")
        handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        handle.set(CURLOPT_PATH_AS_IS, 1)
        handle.set(CURLOPT_NOSIGNAL, 1)
        handle.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        handle.set(CURLOPT_PIPEWAIT, 1)
        handle.set(CURLOPT_ACCEPT_ENCODING, "gzip")
        handle.set(CURLOPT_USERAGENT, configuration.userAgent)
        setTrust(on: handle, configuration)
        setProxy(on: handle)
        setLimits(on: handle)
        setMessage(on: handle)
        installCallbacks(on: handle)
        return handle.isAccepted ? handle : nil
    }

    private func setTrust(on handle: EasyHandle, _ configuration: HTTPConfiguration) {
        handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        handle.set(CURLOPT_PROXY_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        if let file = configuration.authoritiesFile {
            handle.set(CURLOPT_CAINFO, file)
            handle.set(CURLOPT_PROXY_CAINFO, file)
        }
    }

    private func setProxy(on handle: EasyHandle) {
        // Empty texts, not absent ones: those would let libcurl look into the environment.
        handle.set(CURLOPT_PROXY, proxy?.url.value ?? "")
        handle.set(CURLOPT_NOPROXY, "")
        handle.set(CURLOPT_HTTPPROXYTUNNEL, 1)
        handle.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    }

    private func setLimits(on handle: EasyHandle) {
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectTimeout.wholeMilliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, limits.totalTimeout.wholeMilliseconds)
        handle.set(CURLOPT_LOW_SPEED_TIME, limits.stallSeconds)
        handle.set(CURLOPT_LOW_SPEED_LIMIT, limits.stallBytesPerSecond)
        // An early end where the server says the length; the callback counts in any case.
        if request.method != .head {
            handle.set(CURLOPT_MAXFILESIZE_LARGE, size: limits.bodyBytes)
        }
    }

    private func setMessage(on handle: EasyHandle) {
        switch request.method {
        case .get where request.body == nil: handle.set(CURLOPT_HTTPGET, 1)
        case .head: handle.set(CURLOPT_NOBODY, 1)
        case .get, .post, .put, .patch, .delete:
            if let body = request.body ?? (request.method == .delete ? nil : []) {
                handle.set(CURLOPT_POST, 1)
                handle.setBody(body)
                handle.addField("Expect:")
            }
            handle.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
        for field in request.headers.fields {
            // libcurl takes a line that ends with a colon for an order to remove the field.
            handle.addField(
                field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
            )
        }
        if let authorization = request.authorization {
            handle.addField("Authorization: \(authorization.value)")
        }
    }
}

extension Duration {
    /// The milliseconds, at least 1: 0 would mean no limit.
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        let limit = Int64(Int32.max) / 1000
        return Int(max(1, min(seconds, limit) * 1000 + attoseconds / 1_000_000_000_000_000))
    }
}
