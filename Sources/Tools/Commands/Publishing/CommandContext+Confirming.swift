// SPDX-License-Identifier: Apache-2.0

internal import ModuleWorkspace

extension CommandContext {
    /// The flag that says yes beforehand.
    static let yes = OptionSpecification.flag("yes", short: "y", "do not ask")

    /// Lets a person confirm what can't be taken back.
    ///
    /// - Parameters:
    ///   - question: the question, with its mark.
    ///   - work: what would be done, as the first half of a sentence: "publishing can't be taken back".
    ///   - isConfirmed: whether a flag has said yes.
    /// - Throws: ``PublishError`` when nobody says yes.
    func confirm(_ question: String, _ work: String, isConfirmed: Bool) throws {
        guard !isConfirmed else { return }
        output.progress.hide()
        guard try prompt.confirm(question, orThrow: PublishError.notConfirmed(work)) else {
            throw PublishError.declined()
        }
    }
}
