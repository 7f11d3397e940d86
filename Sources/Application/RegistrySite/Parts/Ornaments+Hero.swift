// SPDX-License-Identifier: Apache-2.0

extension Ornaments {
    /// Boards, each of two pieces that hold each other: what the first page shows where there is room.
    static let boards = Tag.svg(
        .class("boards"),
        .named("viewBox", "0 0 400 360"),
        .isOrnament
    ) {
        for (place, board) in [(210, 0), (130, 1), (270, 2), (170, 3), (230, 4)].enumerated() {
            row(y: place * 74, joint: board.0, tint: board.1)
        }
    }

    /// One board, 62 high: the left piece has a tenon, the right one the mortise for it.
    private static func row(y: Int, joint: Int, tint: Int) -> HTML {
        let (top, upper, lower, bottom) = (y, y + 20, y + 42, y + 62)
        let tip = joint + 44
        let left =
            "M0 \(top)H\(joint)V\(upper)H\(tip)V\(lower)H\(joint)V\(bottom)H0Z"
        let right =
            "M\(joint + 5) \(top)H400V\(bottom)H\(joint + 5)V\(lower + 5)H\(tip + 5)V\(upper - 5)"
            + "H\(joint + 5)Z"
        return Tag.path(.class("board-\(tint % 3)"), .named("d", left)) {}
            + Tag.path(.class("board-\((tint + 1) % 3)"), .named("d", right)) {}
    }
}
