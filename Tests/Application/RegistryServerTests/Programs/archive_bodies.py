# SPDX-License-Identifier: Apache-2.0
"""Tells the fuzzer how to send an archive: as the bytes that it made up."""

import schemathesis


@schemathesis.serializer("application/gzip")
def archive(ctx, value):
    if isinstance(value, bytes):
        return value
    return str(value).encode("utf-8", errors="surrogateescape")
