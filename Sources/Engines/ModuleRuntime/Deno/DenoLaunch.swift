// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SandboxKit

/// How Deno itself is started, confined, with nothing in it yet.
enum DenoLaunch {
    /// Flags that keep Deno from looking for anything that it was not given.
    static let quietFlags = [
        "--no-prompt", "--no-config", "--no-lock", "--no-remote", "--no-npm", "--no-code-cache",
    ]

    /// The memory that an idle Deno has mapped for writing (measured: 554 MB), with room to spare.
    private static let idleMegabytes = 768

    /// The shared libraries that Deno names; nothing else of the system's folders is readable.
    private static let libraries = [
        "libdl.so.2", "libgcc_s.so.1", "librt.so.1", "libpthread.so.0", "libm.so.6", "libc.so.6",
    ]

    /// Variables for Deno, not for the program: only `--allow-env` shows variables to a program.
    ///
    /// Deno's caches stay in memory when their folder cannot be made; below a device it cannot, and the
    /// kernel says so faster (a millisecond and a half) than the sandbox would.
    /// It would complain about that on a terminal.
    static func environment(caches: String? = nil) -> [String] {
        [
            "DENO_DIR=\(caches ?? "/dev/null/tenon")", "DENO_NO_UPDATE_CHECK=1",
            "DENO_LOG=info,deno::cache=off",
        ]
    }

    /// What Deno needs to start: found by trying, see `docs/decisions/0002-gate-instead-of-hooks.md`.
    static func rules(for deno: DenoRuntime, network: SandboxProfile.Network)
        -> [SandboxProfile.Rule]
    {
        var rules: [SandboxProfile.Rule] = [
            .init(deno.path.string, [.read, .execute]),
            .init("/dev/urandom", .read),
            .init("/dev/null", [.read, .write]),
            .init("/etc/ld.so.cache", .read),
            // Where its own stack ends; finding out otherwise costs a millisecond. Nothing else of
            // `/proc` is readable, least of all of other processes.
            .init("/proc/self/maps", .read),
        ]
        #if arch(arm64)
            let triple = "aarch64-linux-gnu"
            let loaders = ["/lib/ld-linux-aarch64.so.1"]
        #else
            let triple = "x86_64-linux-gnu"
            let loaders = ["/lib64/ld-linux-x86-64.so.2"]
        #endif
        rules += loaders.map { .init($0, [.read, .execute]) }
        let folders = ["/lib/\(triple)", "/usr/lib64", "/usr/lib"]
        guard network == .none else {
            // Looking names up loads whatever plug-ins the system is configured for.
            let names = ["resolv.conf", "hosts", "nsswitch.conf", "host.conf", "gai.conf"]
            rules += folders.map { .init($0, .read) }
            rules += names.map { .init("/etc/\($0)", .read) }
            rules += ["/etc/ssl/certs", "/usr/share/ca-certificates", "/run/systemd/resolve"]
                .map { .init($0, .read) }
            return rules
        }
        for folder in folders {
            rules += libraries.map { .init("\(folder)/\($0)", .read) }
        }
        return rules
    }

    /// The limits as flags of V8 and limits of the kernel.
    static func apply(_ limits: RunLimits, to configuration: inout ChildConfiguration) {
        if let megabytes = limits.memoryMegabytes {
            let total = idleMegabytes + 2 * max(0, megabytes)
            configuration.limits.dataBytes = UInt64(total) << 20
        }
        configuration.limits.processorSeconds = limits.processorSeconds.map { UInt64(max(1, $0)) }
    }

    /// The flags of V8 for `limits`.
    static func flags(for limits: RunLimits) -> [String] {
        limits.memoryMegabytes.map { ["--v8-flags=--max-old-space-size=\(max(1, $0))"] } ?? []
    }
}
