// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A configuration in the form that the spawn shim takes: C strings and arrays that live for the call.
struct SpawnRequest {
    private let configuration: ChildConfiguration

    init(_ configuration: ChildConfiguration) { self.configuration = configuration }

    /// - Throws: ``SandboxError`` for a text with a NUL, which C would cut short: a path would name
    ///   something else.
    func spawn() throws(SandboxError) -> tenon_spawn_result {
        let paths = [configuration.executable, configuration.workingDirectory ?? ""]
        let rules = configuration.profile?.rules.map(\.path) ?? []
        let texts = paths + rules + configuration.arguments + configuration.environment
        guard texts.allSatisfy({ !$0.utf8.contains(0) }) else {
            throw .system("start `\(configuration.executable)` with a NUL in its arguments", EINVAL)
        }
        return spawnChecked()
    }

    private func spawnChecked() -> tenon_spawn_result {
        let arguments = [configuration.executable] + configuration.arguments
        return unsafe withCStrings(arguments) { arguments in
            unsafe withCStrings(configuration.environment) { environment in
                unsafe configuration.executable.withCString { executable in
                    var request = unsafe tenon_spawn_request()
                    unsafe request.executable = executable
                    unsafe request.arguments = arguments
                    unsafe request.environment = environment
                    unsafe fillNumbers(of: &request)
                    return unsafe withDirectory { directory in
                        unsafe request.working_directory = directory
                        return unsafe withSandbox { sandbox in
                            unsafe request.sandbox = sandbox
                            return unsafe tenon_spawn(&request)
                        }
                    }
                }
            }
        }
    }

    private func fillNumbers(of request: inout tenon_spawn_request) {
        unsafe request.descriptors.0 = number(of: configuration.input, standard: 0)
        unsafe request.descriptors.1 = number(of: configuration.output, standard: 1)
        unsafe request.descriptors.2 = number(of: configuration.errors, standard: 2)
        unsafe request.cpu_seconds = configuration.limits.processorSeconds ?? 0
        unsafe request.data_bytes = configuration.limits.dataBytes ?? 0
        unsafe request.file_bytes = configuration.limits.fileBytes ?? 0
        unsafe request.open_files = configuration.limits.openFiles ?? 0
        unsafe request.stack_bytes = configuration.limits.stackBytes ?? 0
    }

    private func number(of stream: ChildConfiguration.Stream, standard: Int32) -> Int32 {
        switch stream {
        case .inherited: standard
        case .discarded: -1
        case .scratch(let file): file.descriptor
        }
    }

    private func withDirectory<Value>(_ body: (UnsafePointer<CChar>?) -> Value) -> Value {
        guard let directory = configuration.workingDirectory else { return body(nil) }
        return unsafe directory.withCString(body)
    }

    private func withSandbox<Value>(_ body: (UnsafePointer<tenon_sandbox>?) -> Value) -> Value {
        guard let profile = configuration.profile else { return body(nil) }
        let ports: [UInt16] = if case .ports(let ports) = profile.network { ports } else { [] }
        return unsafe withCStrings(profile.rules.map(\.path)) { paths in
            var rules: [tenon_path_rule] = unsafe []
            for (index, rule) in profile.rules.enumerated() {
                unsafe rules.append(
                    tenon_path_rule(path: paths[index], access: rule.access.rawValue)
                )
            }
            return unsafe rules.withUnsafeBufferPointer { rules in
                unsafe ports.withUnsafeBufferPointer { ports in
                    var sandbox = unsafe tenon_sandbox(
                        rules: rules.baseAddress,
                        rule_count: rules.count,
                        allows_network: profile.network == .none ? 0 : 1,
                        ports: ports.baseAddress,
                        port_count: ports.count,
                        is_sealed: profile.isSealed ? 1 : 0
                    )
                    return unsafe body(&sandbox)
                }
            }
        }
    }
}

/// Lends `texts` as a C array that ends with a null pointer.
///
/// One buffer for all texts: two hundred paths would otherwise be two hundred allocations.
private func withCStrings<Value>(
    _ texts: [String],
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
) -> Value {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for text in texts {
        starts.append(bytes.count)
        bytes.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
        bytes.append(0)
    }
    return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
        var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
        for start in starts { unsafe pointers.append(buffer.baseAddress.map { unsafe $0 + start }) }
        unsafe pointers.append(nil)
        return unsafe pointers.withUnsafeMutableBufferPointer { array in
            // Never nil: the array holds at least its end.
            guard let base = array.baseAddress else {
                preconditionFailure("an array without storage")
            }
            return unsafe body(UnsafePointer(base))
        }
    }
}
