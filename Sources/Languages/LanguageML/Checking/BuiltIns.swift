// SPDX-License-Identifier: Apache-2.0

/// What every module knows without an import.
enum BuiltIns {
    /// The functions; a module's own names win over them.
    static let functions: Set<String> = [
        "abs", "all", "any", "available_modules", "bin", "bool", "call", "callable", "chr",
        "enumerate", "float", "format", "getCapabilities", "getCapabilityInfo", "getattr",
        "hasCapability", "has_module", "hasattr", "help", "hex", "input", "int", "isinstance",
        "iter", "keys", "len", "max", "methods", "min", "module_info", "modules", "next", "oct",
        "ord", "print", "range", "repr", "requiredCapabilities", "reversed", "round", "sorted",
        "str", "sum", "typeof", "values", "zip",
    ]

    /// Nothing, by either name.
    static let nothing: Set<String> = ["null", "undefined"]

    /// All names: the functions, nothing, and the console.
    static let names = functions.union(nothing).union(["console"])
}
