// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import VersionSolving

extension Resolution {
    /// `a 1.0.0, b 2.0.0 +tls (dev)`; or what has to be loaded; or that there is none.
    var text: String {
        switch self {
        case .solved(let solution): solution.text
        case .needs(let names): "needs " + names.map(\.description).joined(separator: ", ")
        case .failed: "no solution"
        }
    }
}

extension Solution {
    /// The packages in one line.
    var text: String {
        packages.map { package in
            "\(package.name) \(package.version)"
                + package.features.map { " +" + $0 }.joined()
                + (package.isDevelopmentOnly ? " (dev)" : "")
        }
        .joined(separator: ", ")
    }
}
