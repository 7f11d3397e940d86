// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension CompiledUnit {
    private static let mark: [UInt8] = Array("tenon-unit-1\n".utf8)

    /// The unit as bytes, for a cache.
    public var encoded: [UInt8] {
        var writer = ByteWriter(bytes: Self.mark)
        writer.write(interface.imports) { writer, record in
            writer.write(record.specifier)
            writer.write(record.kind.rawValue)
            writer.write([record.type].compactMap(\.self)) { $0.write($1) }
            writer.write(record.names) { $0.write($1) }
            writer.write(record.range)
        }
        writer.write(interface.exports) { writer, record in
            writer.write(record.name)
            writer.write(record.kind.rawValue)
            writer.write([record.parameters].compactMap(\.self)) { $0.write($1) }
            writer.write(record.range)
        }
        writer.write(interface.computedImports) { $0.write($1) }
        writer.write([permissions].compactMap(\.self)) { writer, permissions in
            writer.write(permissions) { $0.write($1) }
        }
        return writer.bytes + code
    }

    /// Reads ``encoded`` bytes; `nil` for anything else.
    ///
    /// - Complexity: O(bytes).
    public init?(decoding bytes: [UInt8]) {
        guard bytes.starts(with: Self.mark) else { return nil }
        var reader = ByteReader(bytes: bytes[Self.mark.count...])
        let imports = reader.list { reader -> ImportRecord? in
            guard let specifier = reader.text(),
                let kind = reader.text().flatMap(ImportRecord.Kind.init),
                let type = reader.list({ $0.text() }), let names = reader.list({ $0.text() }),
                let range = reader.range()
            else { return nil }
            return ImportRecord(
                specifier: specifier,
                kind: kind,
                type: type.first,
                names: names,
                range: range
            )
        }
        let exports = reader.list { reader -> ExportRecord? in
            guard let name = reader.text(),
                let kind = reader.text().flatMap(ExportRecord.Kind.init),
                let parameters = reader.list({ $0.text() }), let range = reader.range()
            else { return nil }
            return ExportRecord(name: name, kind: kind, parameters: parameters.first, range: range)
        }
        guard let imports, let exports, let computed = reader.list({ $0.range() }),
            let permissions = reader.list({ reader in reader.list { $0.text() } })
        else { return nil }
        self.init(
            interface: ModuleInterface(
                imports: imports,
                exports: exports,
                computedImports: computed
            ),
            permissions: permissions.first,
            code: Array(reader.bytes)
        )
    }
}
