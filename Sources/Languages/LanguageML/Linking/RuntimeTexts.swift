// SPDX-License-Identifier: Apache-2.0

/// What every linked program takes along.
enum RuntimeTexts {
    /// The file `ml_runtime.py`.
    static let runtime = String(decoding: PackageResources.ml_runtime_py, as: UTF8.self)

    /// The file `ml_session.py`, which sessions have besides.
    static let session = String(decoding: PackageResources.ml_session_py, as: UTF8.self)

    /// The form of compiled and linked code, and a sum over the texts that are taken along.
    static let version: String = {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        let standard = StandardModules.names.compactMap(StandardModules.text)
        for text in [runtime, StandardModules.shared] + standard {
            for byte in text.utf8 { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        }
        return "ml 3 \(String(sum, radix: 16))"
    }()
}
