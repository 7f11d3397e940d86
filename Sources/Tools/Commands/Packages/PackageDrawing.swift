// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// Draws packages as a tree, from the project down, or from one package up to the project.
struct PackageDrawing {
    let graph: PackageGraph
    let isInverted: Bool

    private(set) var text = ""
    private var shown: Set<PackageName> = []

    init(graph: PackageGraph, isInverted: Bool) {
        self.graph = graph
        self.isInverted = isInverted
    }

    /// Draws the project's dependencies, or what needs `name`.
    mutating func draw(_ name: PackageName?) {
        if let name {
            text += line(name) + "\n"
            branches(of: name, indent: "")
            return
        }
        for root in graph.roots {
            let kind = root.isDevelopment ? ", for tests" : ""
            let place = root.origin == "tenon.toml" ? "" : ", in \(root.origin)"
            text += "\(line(root.name)) (\(root.requirement)\(kind)\(place))"
            finish(root.name, indent: "")
        }
    }

    private mutating func branches(of name: PackageName, indent: String) {
        shown.insert(name)
        let roots = isInverted ? graph.roots.filter { $0.name == name } : []
        let next = isInverted ? graph.dependents(of: name) : graph.dependencies(of: name)
        for (place, root) in roots.enumerated() {
            let isLast = next.isEmpty && place == roots.count - 1
            text += "\(indent)\(isLast ? "└── " : "├── ")\(root.origin) (\(root.requirement))\n"
        }
        for (place, other) in next.enumerated() {
            let isLast = place == next.count - 1
            text += indent + (isLast ? "└── " : "├── ") + line(other)
            finish(other, indent: indent + (isLast ? "    " : "│   "))
        }
    }

    /// Ends the line of a package and goes on below it, unless that was shown before.
    private mutating func finish(_ name: PackageName, indent: String) {
        let next = isInverted ? graph.dependents(of: name) : graph.dependencies(of: name)
        guard !shown.contains(name) else {
            text += next.isEmpty ? "\n" : " *\n"
            return
        }
        text += "\n"
        branches(of: name, indent: indent)
    }

    private func line(_ name: PackageName) -> String {
        "\(name) \(graph.packages[name].map(PackageReport.version) ?? "")"
    }
}
