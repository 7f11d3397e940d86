// SPDX-License-Identifier: Apache-2.0

EntryPoint.main()
