// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    CTOML_STRING,
    CTOML_INTEGER,
    CTOML_FLOAT,
    CTOML_BOOLEAN,
    CTOML_DATE_TIME,
    CTOML_ARRAY,
    CTOML_TABLE,
} ctoml_kind;

/// A value, or a key in front of its value. The contents of arrays and tables follow them.
typedef struct {
    uint32_t kind;
    /// The bytes of a string or date, the number of elements or of pairs.
    uint32_t size;
    /// The offset of a string or date; an integer; the bits of a float; 0 or 1.
    int64_t payload;
    /// Where it stands, counted from 1 in lines and characters; 0 when unknown.
    uint32_t line, column, end_line, end_column;
} ctoml_token;

typedef struct {
    ctoml_token *tokens;
    size_t token_count;
    char *strings;
    /// The reason of a failure, in UTF-8; NULL when there is none.
    char *error;
    uint32_t error_line, error_column;
} ctoml_document;

/// Reads a text; free the result with `ctoml_free` in any case.
ctoml_document ctoml_parse(const char *text, size_t length);

void ctoml_free(ctoml_document document);

#ifdef __cplusplus
}
#endif
