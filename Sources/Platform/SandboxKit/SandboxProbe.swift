// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What this system offers for confining programs; for `tenon doctor` and for deciding before a run.
package struct SandboxProbe: Hashable, Sendable {
    /// The version of Landlock; `nil` when the kernel lacks it.
    package let landlockVersion: Int?
    /// Whether system calls can be filtered.
    package let hasSeccomp: Bool
    /// Whether this user may create user namespaces.
    package let hasUserNamespaces: Bool
    /// The path of bubblewrap.
    package let bubblewrapPath: String?

    /// A system that offers this much.
    package init(
        landlock version: Int?,
        hasSeccomp: Bool,
        hasUserNamespaces: Bool = false,
        bubblewrapPath: String? = nil
    ) {
        landlockVersion = version
        self.hasSeccomp = hasSeccomp
        self.hasUserNamespaces = hasUserNamespaces
        self.bubblewrapPath = bubblewrapPath
    }

    /// Whether programs can be confined: paths by Landlock, system calls by seccomp.
    package var canConfine: Bool { landlockVersion != nil && hasSeccomp }

    /// What is missing, one line each; empty when everything is there.
    package var gaps: [String] {
        var gaps: [String] = []
        if landlockVersion == nil {
            gaps.append("the kernel has no Landlock, or it is switched off")
        }
        if !hasSeccomp { gaps.append("the kernel has no seccomp filters") }
        if let version = landlockVersion {
            if version < 3 { gaps.append("Landlock \(version) does not see files being cut short") }
            if version < 4 { gaps.append("Landlock \(version) cannot tell TCP ports apart") }
            if version < 6 { gaps.append("Landlock \(version) does not scope local sockets") }
        }
        return gaps
    }

    /// Asks the system.
    ///
    /// - Parameter searchPath: the folders that may hold bubblewrap.
    /// - Returns: what there is.
    /// - Complexity: starts one process for the question about namespaces.
    package static func current(searchPath: [String] = ["/usr/bin", "/usr/local/bin"])
        -> SandboxProbe
    {
        let offer = tenon_sandbox_probe()
        return SandboxProbe(
            landlock: offer.landlock > 0 ? Int(offer.landlock) : nil,
            hasSeccomp: offer.has_seccomp != 0,
            hasUserNamespaces: offer.has_user_namespaces != 0,
            bubblewrapPath: searchPath.map { $0 + "/bwrap" }.first { unsafe access($0, X_OK) == 0 }
        )
    }
}
