// SPDX-License-Identifier: Apache-2.0

/// Which of the two languages a source is written in.
enum Dialect {
    case javascript, typescript
}
