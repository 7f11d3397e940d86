// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a token is; a container is followed by its `size` members, each key before its value.
enum csimdjson_kind {
    csimdjson_null, csimdjson_false, csimdjson_true, csimdjson_integer, csimdjson_number,
    csimdjson_string, csimdjson_array, csimdjson_object
};

/// One value of a document, in reading order.
struct csimdjson_token {
    uint32_t kind;
    /// The members of a container, or the bytes of a string.
    uint32_t size;
    /// The integer, the bits of the number, or the offset of the string in `strings`.
    int64_t payload;
};

/// A parsed document, or why there is none.
struct csimdjson_document {
    struct csimdjson_token *tokens;
    size_t token_count;
    char *strings;
    /// Null when the text was parsed; else simdjson's words, which live for ever.
    const char *error;
    /// Where the error is, in bytes from the start; negative when simdjson cannot tell.
    int64_t error_offset;
};

/// Parses one document (RFC 8259) of at most `max_depth` levels; no C++ exception leaves it.
struct csimdjson_document csimdjson_parse(const char *text, size_t length, size_t max_depth);

/// Gives back what `csimdjson_parse` allocated.
void csimdjson_free(struct csimdjson_document document);

#ifdef __cplusplus
}
#endif
