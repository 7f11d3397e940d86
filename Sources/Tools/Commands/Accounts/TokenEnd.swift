// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// When a token ends: after some days, or at the beginning of a day in UTC.
enum TokenEnd: Hashable {
    case after(days: Int64)
    case at(Timestamp)

    init?(parsing text: String) {
        if text.last == "d", let days = UInt16(text.dropLast()), days > 0, !text.hasPrefix("+") {
            self = .after(days: Int64(days))
        } else if let time = try? Timestamp(parsing: text) {
            self = .at(time)
        } else if let time = try? Timestamp(parsing: text + "T00:00:00Z") {
            self = .at(time)
        } else {
            return nil
        }
    }

    func time(from now: Timestamp) -> Timestamp {
        switch self {
        case .after(let days): Timestamp(milliseconds: now.milliseconds + days * 86_400_000)
        case .at(let time): time
        }
    }
}
