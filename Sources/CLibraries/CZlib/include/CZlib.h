// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zlib.h>

/// Loads zlib into the process, once; returns NULL, or why that failed.
///
/// A command that touches no archive shall not pay for it. All other functions here may be called
/// only after a success.
const char *czlib_load(void);

// The functions that zlib calls `inflateInit2` and `deflateInit2` are macros. A stream must stay where
// it is between its start and its end.

/// Starts reading a gzip stream: header, checksum and length are checked by zlib.
int czlib_inflate_start(z_stream *stream);
int czlib_inflate(z_stream *stream);
int czlib_inflate_end(z_stream *stream);

/// Starts writing at the strongest level, without header: the caller writes one that never differs.
int czlib_deflate_start(z_stream *stream);
/// Takes all input that there is and ends the stream; call it again while it returns Z_OK.
int czlib_deflate_finish(z_stream *stream);
int czlib_deflate_end(z_stream *stream);

uLong czlib_crc32(uLong crc, const Bytef *bytes, size_t count);
