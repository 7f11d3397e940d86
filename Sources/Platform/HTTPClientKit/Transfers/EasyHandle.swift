// SPDX-License-Identifier: Apache-2.0

internal import CCurl

/// One handle of libcurl with what it borrows; freed with the value, on the worker's thread.
@safe final class EasyHandle {
    /// The handle itself.
    let pointer: UnsafeMutableRawPointer
    private let words: UnsafeMutablePointer<CChar>
    private var fields: UnsafeMutablePointer<curl_slist>?
    private(set) var isAccepted = true

    init?() {
        guard let pointer = unsafe ccurl_easy_init() else { return nil }
        unsafe self.pointer = unsafe pointer
        let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        unsafe self.words = unsafe words
        unsafe check(ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, words))
    }

    deinit {
        unsafe ccurl_easy_cleanup(pointer)
        unsafe ccurl_list_free(fields)
        unsafe words.deallocate()
    }

    /// What libcurl said about the failure, or what the code means.
    func reason(_ code: CURLcode) -> String {
        let said = unsafe String(cString: words)
        return said.isEmpty ? unsafe String(cString: ccurl_easy_words(code)) : said
    }

    func set(_ option: CURLoption, _ value: Int) {
        unsafe check(ccurl_set_number(pointer, option, value))
    }

    func set(_ option: CURLoption, size: Int) {
        unsafe check(ccurl_set_size(pointer, option, curl_off_t(size)))
    }

    func set(_ option: CURLoption, _ value: String) {
        unsafe check(ccurl_set_text(pointer, option, value))
    }

    /// Sends `bytes`, of which libcurl keeps a copy.
    func setBody(_ bytes: [UInt8]) {
        set(CURLOPT_POSTFIELDSIZE_LARGE, size: bytes.count)
        // An empty array has no address, and no address would mean a body from a callback.
        unsafe (bytes + [0]).withUnsafeBytes {
            unsafe check(ccurl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, $0.baseAddress))
        }
    }

    /// Sends the header line `text`.
    func addField(_ text: String) {
        guard let longer = unsafe ccurl_list_append(fields, text) else {
            isAccepted = false
            return
        }
        unsafe fields = unsafe longer
        unsafe check(ccurl_set_list(pointer, CURLOPT_HTTPHEADER, fields))
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        unsafe _ = ccurl_get_number(pointer, info, &value)
        return value
    }

    /// Remembers a refusal: a request of which an option was lost must not be sent.
    func check(_ code: CURLcode) {
        if code != CURLE_OK { isAccepted = false }
    }
}
