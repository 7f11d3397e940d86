// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleRuntime
internal import ModuleStore
internal import SandboxKit

// MARK: - What this machine offers

extension Workspace {
    /// Looks at the kernel, the runtime and the store.
    package func examine() async throws -> [MachineFinding] {
        let probe = SandboxProbe.current()
        return [
            MachineFinding(
                subject: "Landlock (paths, TCP)",
                state: probe.landlockVersion == nil ? .missing : .ok,
                detail: probe.landlockVersion.map { "version \($0)" }
                    ?? "the kernel lacks it: Linux 5.13 or newer, with `landlock` among its `lsm`s"
            ),
            MachineFinding(
                subject: "seccomp (system calls)",
                state: probe.hasSeccomp ? .ok : .missing,
                detail: probe.hasSeccomp ? "filters work" : "the kernel lacks it"
            ),
            MachineFinding(
                subject: "user namespaces",
                state: probe.hasUserNamespaces ? .ok : .absent,
                detail: probe.hasUserNamespaces
                    ? "available; not needed" : "not available; not needed"
            ),
            MachineFinding(
                subject: "bubblewrap",
                state: probe.bubblewrapPath == nil ? .absent : .ok,
                detail: probe.bubblewrapPath ?? "not installed; not needed"
            ),
            await runtime("Deno") { [configuration] in
                let runtime = try configuration.findRuntime()
                return (try await runtime.version(), runtime.path)
            },
            await runtime("Python") { [configuration] in
                let runtime = try configuration.findPython()
                return (try await runtime.version(), runtime.path)
            },
            await data(),
        ]
    }

    private func runtime(
        _ name: String,
        find: () async throws -> (version: String, path: FilePath)
    ) async -> MachineFinding {
        do {
            let found = try await find()
            return MachineFinding(
                subject: name,
                state: .ok,
                detail: "\(found.version), \(found.path)"
            )
        } catch {
            let diagnostic = (error as? any DiagnosticError)?.diagnostic
            let words = diagnostic.map { [$0.message] + $0.hints.prefix(1) } ?? ["\(error)"]
            return MachineFinding(
                subject: name,
                state: .missing,
                detail: words.joined(separator: "; ")
            )
        }
    }

    private func data() async -> MachineFinding {
        let folder = configuration.home.data.string
        do {
            let info = try await store.info()
            return MachineFinding(
                subject: "store",
                state: .ok,
                detail: "\(folder): \(info.blobs) files"
            )
        } catch {
            let reason = (error as? any DiagnosticError)?.diagnostic.message ?? "\(error)"
            return MachineFinding(subject: "store", state: .missing, detail: reason)
        }
    }
}
