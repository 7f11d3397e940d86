// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The library, by the name of the interface that the header describes.
#ifdef __APPLE__
#define CSIMDJSON_LIBRARY "libsimdjson.14.dylib"
#else
#define CSIMDJSON_LIBRARY "libsimdjson.so.14"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/// A parser and the document that it read last.
typedef struct csimdjson_parser csimdjson_parser;

/// What the parser wrote: the tape (simdjson, doc/tape.md) and the strings that it points to.
typedef struct {
    const uint64_t *tape;
    size_t tape_count;
    const uint8_t *strings;
    size_t strings_count;
} csimdjson_document;

/// Why a text was refused; a subset of simdjson's error codes.
typedef enum {
    CSIMDJSON_SUCCESS = 0,
    CSIMDJSON_MALFORMED,
    CSIMDJSON_DEPTH,
    CSIMDJSON_UTF8,
    CSIMDJSON_NUMBER,
    CSIMDJSON_MEMORY,
    /// The library is not installed.
    CSIMDJSON_MISSING,
} csimdjson_status;

/// A new parser, or NULL when memory is short.
csimdjson_parser *csimdjson_parser_new(void);

void csimdjson_parser_free(csimdjson_parser *parser);

/// Reads `length` bytes; `document` stays valid until the parser reads again or is freed.
csimdjson_status csimdjson_parse(
    csimdjson_parser *parser, const uint8_t *bytes, size_t length, size_t max_depth,
    csimdjson_document *document);

#ifdef __cplusplus
}
#endif
