// SPDX-License-Identifier: Apache-2.0
#include "CSimdjson.h"

#include <dlfcn.h>
#include <new>
#include <simdjson.h>
#include <stdexcept>

// The one symbol of the library that its header needs, found when the first document is read. Linked, the
// library and the C++ runtime that it brings would be loaded by every command, which costs a millisecond.
namespace simdjson {
__attribute__((visibility("hidden"))) internal::atomic_ptr<const implementation> &get_active_implementation() {
    using Function = internal::atomic_ptr<const implementation> &(*)();
    static const Function function = [] {
        void *library = dlopen(CSIMDJSON_LIBRARY, RTLD_NOW | RTLD_LOCAL);
        void *found = library ? dlsym(library, "_ZN8simdjson25get_active_implementationEv") : nullptr;
        if (!found) throw std::runtime_error(CSIMDJSON_LIBRARY);
        return reinterpret_cast<Function>(found);
    }();
    return function();
}
} // namespace simdjson

struct csimdjson_parser {
    simdjson::dom::parser parser;
};

namespace {

csimdjson_status status(simdjson::error_code error) {
    switch (error) {
    case simdjson::SUCCESS: return CSIMDJSON_SUCCESS;
    case simdjson::DEPTH_ERROR: return CSIMDJSON_DEPTH;
    case simdjson::UTF8_ERROR: return CSIMDJSON_UTF8;
    case simdjson::NUMBER_ERROR: return CSIMDJSON_NUMBER;
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY: return CSIMDJSON_MEMORY;
    default: return CSIMDJSON_MALFORMED;
    }
}

/// The end of the last string on the tape; strings are stored in the order of the tape.
size_t strings_count(const uint64_t *tape, size_t count, const uint8_t *strings) {
    size_t end = 0;
    for (size_t index = 0; index < count; index++) {
        switch (uint8_t(tape[index] >> 56)) {
        case 'l':
        case 'u':
        case 'd': index++; break;
        case '"': {
            size_t start = size_t(tape[index] & 0xFFFFFFFFFFFFFF);
            uint32_t length;
            __builtin_memcpy(&length, strings + start, sizeof length);
            end = start + sizeof length + length;
            break;
        }
        default: break;
        }
    }
    return end;
}

} // namespace

extern "C" csimdjson_parser *csimdjson_parser_new(void) {
    return new (std::nothrow) csimdjson_parser();
}

extern "C" void csimdjson_parser_free(csimdjson_parser *parser) { delete parser; }

extern "C" csimdjson_status csimdjson_parse(
    csimdjson_parser *parser, const uint8_t *bytes, size_t length, size_t max_depth,
    csimdjson_document *document) {
    try {
        auto error = parser->parser.allocate(length, max_depth);
        if (error) return status(error);
        error = parser->parser.parse(bytes, length, true).error();
        if (error) return status(error);
        const auto &parsed = parser->parser.doc;
        document->tape = parsed.tape.get();
        document->tape_count = size_t(parsed.tape[0] & 0xFFFFFFFFFFFFFF);
        document->strings = parsed.string_buf.get();
        document->strings_count =
            strings_count(document->tape, document->tape_count, document->strings);
        return CSIMDJSON_SUCCESS;
    } catch (const std::runtime_error &) {
        return CSIMDJSON_MISSING;
    } catch (...) {
        return CSIMDJSON_MEMORY;
    }
}
