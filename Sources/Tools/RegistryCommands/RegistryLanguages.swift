// SPDX-License-Identifier: Apache-2.0

internal import LanguageJavaScript
internal import LanguageML
internal import LanguageSupport

/// The languages whose packages a registry describes from their sources.
enum RegistryLanguages {
    /// All of them; the first one wins a suffix.
    static let all: [any LanguageFrontEnd] = [JavaScript(), TypeScript(), ML()]
}
