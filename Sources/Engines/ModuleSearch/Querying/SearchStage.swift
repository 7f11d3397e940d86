// SPDX-License-Identifier: Apache-2.0

/// How well packages fit a query; the stages are gone through in this order until enough is found.
///
/// A package is as good as the worst of the words that it must have.
enum SearchStage: CaseIterable {
    /// The query is the name.
    case exactName
    /// The name begins with the query.
    case beginning
    /// All words are in the name.
    case name
    /// All words are in the name and the keywords.
    case keywords
    /// All words are in these and the names of exports.
    case exports
    /// All words are in these, the summary and the authors.
    case summary
    /// All words are somewhere, the documentation included.
    case anywhere

    /// The stages that can find something for words that were misspelled.
    static let lenient: [Self] = [.name, .keywords, .exports, .summary, .anywhere]

    /// The full-text indexes, of growing size.
    static let tables = lenient.map(\.table)

    /// The full-text index that is asked.
    var table: String {
        switch self {
        case .exactName, .beginning, .name: "by_name"
        case .keywords: "by_keywords"
        case .exports: "by_exports"
        case .summary: "by_summary"
        case .anywhere: "anywhere"
        }
    }

    /// Whether names decide about the order, and not popularity alone.
    var isAboutNames: Bool { table == Self.name.table }
}
