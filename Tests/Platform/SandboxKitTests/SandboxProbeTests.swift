// SPDX-License-Identifier: Apache-2.0

import SandboxKit
import Testing

@Suite struct SandboxProbeTests {
    @Test func `this system can confine programs`() {
        let probe = SandboxProbe.current()
        #expect(probe.canConfine, "\(probe.gaps)")
        #expect((probe.landlockVersion ?? 0) >= 1)
    }

    @Test func `an old kernel's gaps are named`() {
        #expect(SandboxProbe(landlock: nil, hasSeccomp: false).gaps.count == 2)
        #expect(SandboxProbe(landlock: 1, hasSeccomp: true).gaps.count == 3)
        #expect(SandboxProbe(landlock: 6, hasSeccomp: true).gaps.isEmpty)
        #expect(!SandboxProbe(landlock: nil, hasSeccomp: true).canConfine)
    }
}
