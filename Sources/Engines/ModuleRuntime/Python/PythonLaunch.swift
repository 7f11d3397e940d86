// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SandboxKit

/// How Python itself is started, confined, with nothing in it yet.
enum PythonLaunch {
    /// Variables for Python itself.
    ///
    /// A locale that is said leaves nothing to look for; texts are UTF-8 all the same, by a flag.
    static let environment = ["LC_ALL=C"]

    /// The memory that an idle interpreter has for writing (measured: 14 MB), with room to spare.
    private static let idleMegabytes = 48

    /// How deep calls may go before Python says that it is too deep.
    static let depth = 10_000

    /// Enough for each of these calls: the hungriest (a sort whose key sorts) takes 4 KiB.
    private static let stackBytes: UInt64 = 128 << 20

    /// The shared libraries that the interpreter and the modules that come with it name.
    ///
    /// Nothing else of the system's folders is readable. `libffi` is not among them: foreign code is never
    /// granted.
    private static let libraries = [
        "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "libutil.so.1", "librt.so.1",
        "libgcc_s.so.1", "libz.so.1", "libexpat.so.1", "libcrypto.so.3", "libcrypto.so.1.1",
    ]

    /// What Python needs to start: found by tracing two builds, see `docs/decisions/0008-python-in-the-sandbox.md`.
    static func rules(for python: PythonRuntime) -> [SandboxProfile.Rule] {
        var rules: [SandboxProfile.Rule] = [
            .init(python.path.string, [.read, .execute]),
            .init(python.library.string, .read),
            // Where modules in C are, on systems that keep those apart.
            .init("\(python.prefix)/lib64/python3.\(python.minorVersion)/lib-dynload", .read),
            .init("/dev/urandom", .read),
            .init("/dev/null", [.read, .write]),
            .init("/etc/ld.so.cache", .read),
            .init("/etc/localtime", .read),
        ]
        rules += loaders.map { .init($0, [.read, .execute]) }
        let own = "libpython3.\(python.minorVersion).so.1.0"
        for folder in libraryFolders(of: python) {
            rules += (libraries + [own]).map { .init("\(folder)/\($0)", .read) }
        }
        return rules
    }

    /// What modules of others need, that are installed beside Python: all of the system's libraries, and
    /// where such modules lie.
    static func installedRules(for python: PythonRuntime) -> [SandboxProfile.Rule] {
        let version = "python3.\(python.minorVersion)"
        let environment = python.namedPath.parent.parent
        let folders =
            libraryFolders(of: python) + [
                "/usr/lib/python3", "/usr/local/lib/\(version)",
                "\(environment)/lib/\(version)", "\(environment)/pyvenv.cfg",
            ]
        return folders.map { .init($0, .read) }
    }

    /// What looking up names needs, for modules that open sockets.
    static let networkRules: [SandboxProfile.Rule] = [
        "/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf",
        "/etc/ssl", "/usr/lib/ssl", "/usr/share/ca-certificates", "/run/systemd/resolve",
        "/etc/services", "/etc/protocols",
    ].map { .init($0, .read) }

    /// The limits of `limits` and those of every run, as limits of the kernel.
    static func apply(_ limits: RunLimits, to configuration: inout ChildConfiguration) {
        if let megabytes = limits.memoryMegabytes {
            configuration.limits.dataBytes = UInt64(idleMegabytes + max(0, megabytes)) << 20
        }
        configuration.limits.processorSeconds = limits.processorSeconds.map { UInt64(max(1, $0)) }
        configuration.limits.fileBytes = limits.fileBytes
        configuration.limits.stackBytes = stackBytes
    }

    private static func libraryFolders(of python: PythonRuntime) -> [String] {
        ["\(python.prefix)/lib", "/lib/\(triple)", "/usr/lib64", "/usr/local/lib"]
    }

    #if arch(arm64)
        private static let triple = "aarch64-linux-gnu"
        private static let loaders = ["/lib/ld-linux-aarch64.so.1"]
    #else
        private static let triple = "x86_64-linux-gnu"
        private static let loaders = ["/lib64/ld-linux-x86-64.so.2"]
    #endif
}
