// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import Synchronization

/// What was downloaded to learn its digest, until it is fetched.
final class DownloadShelf: Sendable {
    private let archives = Mutex<[Pin: ModuleArchive]>([:])

    func put(_ archive: ModuleArchive, for pin: Pin) {
        archives.withLock { $0[pin] = archive }
    }

    /// The archive of `pin`, once.
    func take(_ pin: Pin) -> ModuleArchive? {
        archives.withLock { $0.removeValue(forKey: pin) }
    }
}
