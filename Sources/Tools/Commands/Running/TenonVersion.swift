// SPDX-License-Identifier: Apache-2.0

/// The version of Tenon.
package enum TenonVersion {
    /// The version, as SemVer writes it.
    package static let text = "0.1.0"
}
