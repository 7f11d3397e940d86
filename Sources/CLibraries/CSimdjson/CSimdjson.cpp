// SPDX-License-Identifier: Apache-2.0
#include "CSimdjson.h"
#include <cstdlib>
#include <cstring>
#include <simdjson.h>
#include <string>
#include <vector>

using namespace simdjson;

namespace {

struct Flattener {
    std::vector<csimdjson_token> tokens;
    std::string strings;

    void add_string(std::string_view text) {
        tokens.push_back({csimdjson_string, uint32_t(text.size()), int64_t(strings.size())});
        strings.append(text);
    }

    void add(dom::element element) {
        switch (element.type()) {
        case dom::element_type::NULL_VALUE: tokens.push_back({csimdjson_null, 0, 0}); break;
        case dom::element_type::BOOL:
            tokens.push_back({bool(element) ? uint32_t(csimdjson_true) : uint32_t(csimdjson_false), 0, 0});
            break;
        case dom::element_type::INT64: tokens.push_back({csimdjson_integer, 0, int64_t(element)}); break;
        case dom::element_type::UINT64: add_number(double(uint64_t(element))); break;
        case dom::element_type::DOUBLE: add_number(double(element)); break;
        case dom::element_type::STRING: add_string(std::string_view(element)); break;
        case dom::element_type::ARRAY: {
            size_t place = open(csimdjson_array);
            for (dom::element member : dom::array(element)) { add(member); tokens[place].size += 1; }
            break;
        }
        case dom::element_type::OBJECT: {
            size_t place = open(csimdjson_object);
            for (dom::key_value_pair member : dom::object(element)) {
                add_string(member.key);
                add(member.value);
                tokens[place].size += 1;
            }
            break;
        }
        }
    }

    void add_number(double value) {
        int64_t bits;
        std::memcpy(&bits, &value, sizeof bits);
        tokens.push_back({csimdjson_number, 0, bits});
    }

    size_t open(csimdjson_kind kind) {
        tokens.push_back({uint32_t(kind), 0, 0});
        return tokens.size() - 1;
    }
};

// Visits every value, so that the on-demand parser meets the error and knows its place. It asserts where the
// parser of documents reports too many levels, so the walk ends before.
void visit(ondemand::value value, size_t levels) {
    if (levels == 0) throw simdjson_error(DEPTH_ERROR);
    switch (value.type()) {
    case ondemand::json_type::object:
        for (auto field : value.get_object()) { (void)field.unescaped_key().value(); visit(field.value(), levels - 1); }
        break;
    case ondemand::json_type::array:
        for (auto member : value.get_array()) visit(member.value(), levels - 1);
        break;
    case ondemand::json_type::number: (void)ondemand::number(value.get_number()); break;
    case ondemand::json_type::string: (void)std::string_view(value.get_string()); break;
    case ondemand::json_type::boolean: (void)bool(value.get_bool()); break;
    case ondemand::json_type::null: (void)value.is_null(); break;
    }
}

int64_t error_place(const padded_string &text, size_t max_depth) {
    ondemand::parser parser;
    if (parser.allocate(text.size(), max_depth)) return -1;
    ondemand::document document;
    if (parser.iterate(text).get(document)) return -1;
    try {
        visit(document.get_value(), max_depth - 4);
    } catch (const simdjson_error &) {
    }
    const char *place;
    if (document.current_location().get(place)) return -1;
    int64_t offset = place - text.data();
    return offset >= 0 && offset <= int64_t(text.size()) ? offset : -1;
}

void *copied(const void *bytes, size_t length) {
    void *copy = std::malloc(length ? length : 1);
    if (copy && length) std::memcpy(copy, bytes, length);
    return copy;
}

}  // namespace

csimdjson_document csimdjson_parse(const char *text, size_t length, size_t max_depth) {
    csimdjson_document result = {nullptr, 0, nullptr, "out of memory", -1};
    try {
        padded_string padded(text, length);
        dom::parser parser;
        dom::element root;
        error_code code = parser.allocate(length, max_depth);
        if (!code) code = parser.parse(padded).get(root);
        if (code) {
            result.error = error_message(code);
            result.error_offset = code == DEPTH_ERROR ? -1 : error_place(padded, max_depth);
            return result;
        }
        Flattener flat;
        flat.tokens.reserve(length / 8 + 1);
        flat.add(root);
        auto *tokens = static_cast<csimdjson_token *>(
            copied(flat.tokens.data(), flat.tokens.size() * sizeof(csimdjson_token)));
        auto *strings = static_cast<char *>(copied(flat.strings.data(), flat.strings.size()));
        if (!tokens || !strings) { std::free(tokens); std::free(strings); return result; }
        return {tokens, flat.tokens.size(), strings, nullptr, -1};
    } catch (...) {
        return result;
    }
}

void csimdjson_free(csimdjson_document document) {
    std::free(document.tokens);
    std::free(document.strings);
}
