// SPDX-License-Identifier: Apache-2.0

/// A documentation comment in the manner of JSDoc and TSDoc.
struct DocComment {
    /// What `@param` or `@property` says.
    struct Parameter {
        /// The name; `options.width` belongs to `options`.
        var name: String
        var type: String?
        var isOptional = false
        var isRest = false
        var defaultValue: String?
        var text: String?
    }

    /// A type that the comment declares by `@typedef` or `@callback`.
    struct Definition {
        var name: String
        var type: String?
        var isCallback: Bool
    }

    /// The text before the first tag, and what tags add to it, in Markdown.
    var text: String?
    var parameters: [Parameter] = []
    var properties: [Parameter] = []
    /// The type that `@returns` names.
    var result: String?
    /// The type that `@type` names.
    var type: String?
    /// The names that `@template` declares.
    var templates: [String] = []
    var examples: [String] = []
    /// What `@deprecated` says; empty when it says nothing more.
    var deprecated: String?
    var definition: Definition?
    /// Whether it keeps its declaration from being shown.
    var isHidden = false
    /// Whether it speaks of the module.
    var isModule = false
    /// Whether it is the licence.
    var isLicense = false

    /// An empty comment.
    init() {}
}
