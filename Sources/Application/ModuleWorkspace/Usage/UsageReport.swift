// SPDX-License-Identifier: Apache-2.0

package import JSONKit

/// What would be sent to one registry, or was.
package struct UsageReport: Sendable {
    /// The address of the registry.
    package let registry: String

    /// Exactly what is sent.
    package let body: JSONValue

    /// How many different events there are.
    package let events: Int
}
