// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import JSONKit
import RegistryServer
import RegistrySupport
import TestSupport
import Testing

/// The document that describes the API, and the API that it describes.
@Suite struct OpenAPITests {
    @Test func `every call is described, and nothing else`() async throws {
        let service = try await TestService()
        let document = try await service.ask("GET", "/openapi.json")
        #expect(document.json["openapi"] == "3.1.0")
        let paths = try #require(document.json["paths"]?.members)
        var described: Set<String> = []
        for (path, operations) in paths {
            for method in try #require(operations.members).keys {
                described.insert("\(method.uppercased()) \(path)")
            }
        }
        #expect(described == Set(service.api.calls.map { "\($0.method) \($0.path)" }))
    }

    @Test func `every reference leads somewhere`() async throws {
        let service = try await TestService()
        let document = try await service.ask("GET", "/openapi.json").json
        var references: Set<String> = []
        collect(document, into: &references)
        for reference in references {
            var value: JSONValue? = document
            for part in reference.dropFirst(2).split(separator: "/") {
                value = value?[String(part)]
            }
            #expect(value != nil, "\(reference)")
        }
        #expect(references.count > 20)
    }

    private func collect(_ value: JSONValue, into references: inout Set<String>) {
        if let reference = value["$ref"]?.string { references.insert(reference) }
        for member in value.members?.values.map({ $0 }) ?? [] { collect(member, into: &references) }
        for element in value.elements ?? [] { collect(element, into: &references) }
    }

    /// Thousands of requests made from the document: no fault of the server, no answer that is not described.
    @Test func `a fuzzer finds no 5xx and no breach of a schema`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        for version in ["1.0.0", "1.1.0"] {
            let package = try PublishablePackage("@alice/utils@\(version)")
            #expect(try await service.publish(package, as: alice).status == 201)
        }
        try await service.api.catchUp()
        // What may delete the token that is shown is asked for with another one.
        let admin = service.administrator
        try await fuzz(service, as: admin, ["--exclude-operation-id", "deleteToken"])
        try await fuzz(service, as: alice, ["--include-operation-id", "deleteToken"])
        #expect(service.troubles.codes.isEmpty)
    }

    private func fuzz(
        _ service: TestService,
        as token: String,
        _ selection: [String]
    ) async throws {
        let programs = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Programs").path(percentEncoded: false)
        let outcome = try await ChildProgram(
            Self.fuzzer(),
            environment: [
                "PATH": "/usr/bin:/bin", "HOME": service.folder.path, "PYTHONUTF8": "1",
                "PYTHONPATH": programs, "PYTHONDONTWRITEBYTECODE": "1",
            ],
            currentDirectory: service.folder.path,
            timeout: .seconds(900)
        ).run(
            [
                "--config-file", programs + "/schemathesis.toml", "run",
                service.base + "/openapi.json", "--url", service.base, "--seed", "1",
                "--header", "Authorization: Bearer \(token)",
            ] + selection
        )
        guard !outcome.isSuccess else { return }
        let text = outcome.output.drop(while: { $0 != "=" }).prefix(12_000)
        let errors = outcome.errors.suffix(2000)
        Issue.record("the fuzzer ended with \(outcome.status) and says: \(text)\(errors)")
    }

    /// The fuzzer that `scripts/setup --tests` installs.
    private static func fuzzer() throws -> String {
        let variables = ProcessInfo.processInfo.environment
        let home = variables["HOME"] ?? "/root"
        let data =
            variables["TENON_HOME"]
            ?? "\(variables["XDG_DATA_HOME"] ?? home + "/.local/share")/tenon"
        let folder = variables["TENON_TEST_TOOLS"] ?? data + "/runtimes/tests"
        let program = folder + "/bin/schemathesis"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw MissingTool(text: "\(program) is missing: run `scripts/setup --tests`")
        }
        return program
    }

    struct MissingTool: Error { let text: String }
}
