// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import SandboxKit

/// One decision about a program, said twice: as flags for Deno and as a profile for the kernel.
struct DenoGrants {
    private(set) var flags: [String] = []
    private(set) var rules: [SandboxProfile.Rule] = []
    private(set) var network = SandboxProfile.Network.none
    /// A program that may start others is trusted in full: no kernel rule could hold the others and
    /// let them work.
    private(set) var isFullTrust = false

    /// Flags that grow with a graph go in pieces below the system's limit for one argument (128 KiB).
    private static let pieceLimit = 100_000

    /// Translates `permissions`.
    ///
    /// - Throws: ``RuntimeError`` for what Deno cannot be told.
    init(_ permissions: PermissionSet) throws(RuntimeError) {
        for permission in permissions.permissions {
            switch permission.kind {
            case .read: try grantPath(permission, "--allow-read", .read, in: permissions)
            case .write: try grantPath(permission, "--allow-write", .write, in: permissions)
            case .network: grantNetwork(permission)
            case .environment: flags.append(Self.flag("--allow-env", permission))
            case .run:
                isFullTrust = true
                guard let target = permission.target else {
                    flags.append("--allow-run")
                    continue
                }
                flags.append("--allow-run=\(try Self.checked(target))")
            case .saved: continue
            case .foreign:
                throw .unspeakable(permission.description, because: "foreign code is never granted")
            }
        }
    }

    /// Lets the program's own files be read: by the kernel's rules exactly `files`; by Deno's flags also
    /// their neighbours where the list would be long, since its time grows with the square of it.
    ///
    /// - Parameters:
    ///   - files: real paths.
    ///   - isConfined: whether the kernel's rules hold; without them, Deno gets the exact list.
    /// - Throws: ``RuntimeError`` for a path that Deno cannot be told.
    mutating func allowModules(_ files: [String], isConfined: Bool) throws(RuntimeError) {
        let folders = Set(
            files.map { file in
                String(file[..<(file.utf8.lastIndex(of: UInt8(ascii: "/")) ?? file.startIndex)])
            }
        )
        // A file in the root has no folder that could be named instead.
        let isLong = isConfined && files.count > Self.listLimit && !folders.contains("")
        let kept = rules
        try allowReading(isLong ? folders.sorted() : files)
        rules = kept + files.map { .init($0, .read) }
    }

    /// Lets stored modules be read, by whoever knows their digest.
    mutating func allowStore(_ folder: String) throws(RuntimeError) {
        flags.append("--allow-read=\(try Self.checked(folder))")
        rules.append(.init(folder, .open))
    }

    /// The most files that are told to Deno one by one.
    private static let listLimit = 32

    /// Lets exactly these files be read.
    mutating func allowReading(_ paths: [String]) throws(RuntimeError) {
        var piece = ""
        for path in paths {
            let path = try Self.checked(path)
            if !piece.isEmpty, piece.utf8.count + path.utf8.count > Self.pieceLimit {
                flags.append("--allow-read=\(piece)")
                piece = ""
            }
            piece += piece.isEmpty ? path : "," + path
            rules.append(.init(path, .read))
        }
        if !piece.isEmpty { flags.append("--allow-read=\(piece)") }
    }

    /// Lets the pipe or file at `path` be written.
    mutating func allowWriting(_ path: String) throws(RuntimeError) {
        flags.append("--allow-write=\(try Self.checked(path))")
        rules.append(.init(path, .write))
    }

    /// Keeps folders from being written, whatever else is granted.
    mutating func protect(_ folders: [String]) throws(RuntimeError) {
        for folder in folders { flags.append("--deny-write=\(try Self.checked(folder))") }
    }

    private static func checked(_ path: String) throws(RuntimeError) -> String {
        guard !path.utf8.contains(UInt8(ascii: ",")) else { throw .path(path) }
        return path
    }
}

// MARK: - Kinds

extension DenoGrants {
    private mutating func grantPath(
        _ permission: Permission,
        _ flag: String,
        _ access: SandboxProfile.Access,
        in permissions: PermissionSet
    ) throws(RuntimeError) {
        guard let target = permission.target else {
            // The flag alone means everything, until another of its kind names a path: the pipes do.
            flags.append("\(flag)=/")
            rules.append(.init("/", access))
            return
        }
        // Deno compares real paths too; for what is to be created, its flag names the one path.
        let granted = GrantedPath(target, access, in: permissions)
        flags.append("\(flag)=\(try Self.checked(granted.path))")
        if let rule = granted.rule { rules.append(rule) }
    }

    private mutating func grantNetwork(_ permission: Permission) {
        flags.append(Self.flag("--allow-net", permission))
        guard let port = permission.port.flatMap(UInt16.init(exactly:)) else {
            network = .all
            return
        }
        switch network {
        case .none: network = .ports([port, 53])  // names are also asked for over TCP
        case .ports(let ports): network = .ports(ports + [port])
        case .all: break
        }
    }

    private static func flag(_ name: String, _ permission: Permission) -> String {
        name + (permission.target.map { "=\($0)" } ?? "")
    }
}
