// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// What Tenon knows of a program that runs, and so how messages of its host are understood.
protocol HostedProgram: Sendable {
    /// Whether it was asked for its value.
    var tellsValue: Bool { get }

    /// Whether its host was asked for its compiled code.
    var wantsCode: Bool { get }

    /// The value for a call, or why there is none.
    ///
    /// - Throws: a `DiagnosticError`, which the program is told.
    func answer(_ call: HostCall, _ service: CallService) async throws -> JSONValue

    /// The report for a person.
    func report(_ raw: RawReport, of recipe: RunRecipe) -> ProgramReport

    /// The failure that is not the program's own behind a report, if one is.
    func failure(for raw: RawReport, of recipe: RunRecipe) -> RuntimeError?
}

/// A call of a program, as its host sent it; nothing in it is trusted.
struct HostCall: Sendable {
    let id: Int64
    let method: String
    let parameters: JSONValue
    let stack: String
}
