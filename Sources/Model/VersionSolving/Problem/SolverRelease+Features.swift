// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension SolverRelease {
    /// Whether the release has a feature of that name.
    ///
    /// Every release has `default`, under which mostly nothing is. An optional dependency is a feature of
    /// its own name, unless a feature switches it on with `dep:`.
    func hasFeature(_ name: String) -> Bool {
        features[name] != nil || name == "default" || impliedDependency(name) != nil
    }

    /// What a feature switches on; nothing when there is no such feature.
    func values(of feature: String) -> [FeatureValue] {
        if let values = features[feature] { return values.map(FeatureValue.init) }
        return impliedDependency(feature).map { [.dependency($0.description)] } ?? []
    }

    /// The dependency of that name.
    func dependency(named name: String) -> (ManifestName, Dependency)? {
        guard let parsed = try? ManifestName(parsing: name), let found = dependencies[parsed] else {
            return nil
        }
        return (parsed, found)
    }

    private func impliedDependency(_ name: String) -> ManifestName? {
        guard let (dependency, value) = dependency(named: name), value.isOptional else {
            return nil
        }
        let isHidden = features.values.contains { $0.contains("dep:" + name) }
        return isHidden ? nil : dependency
    }
}
