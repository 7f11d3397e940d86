// SPDX-License-Identifier: Apache-2.0
#include "CTOML.h"

#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace {

struct Flattener {
    std::vector<ctoml_token> tokens;
    std::string strings;

    void add(ctoml_kind kind, size_t size, int64_t payload, const toml::source_region &place) {
        tokens.push_back(
            {uint32_t(kind), uint32_t(size), payload, uint32_t(place.begin.line),
             uint32_t(place.begin.column), uint32_t(place.end.line), uint32_t(place.end.column)});
    }

    void add(ctoml_kind kind, std::string_view text, const toml::source_region &place) {
        add(kind, text.size(), int64_t(strings.size()), place);
        strings.append(text);
    }

    template <typename Value> void add_date(const Value &value, const toml::source_region &place) {
        std::ostringstream text;
        text << value;
        add(CTOML_DATE_TIME, text.str(), place);
    }

    void add(const toml::node &node) {
        const auto &place = node.source();
        switch (node.type()) {
        case toml::node_type::string: add(CTOML_STRING, node.as_string()->get(), place); break;
        case toml::node_type::integer: add(CTOML_INTEGER, 0, node.as_integer()->get(), place); break;
        case toml::node_type::floating_point: {
            double value = node.as_floating_point()->get();
            int64_t bits;
            std::memcpy(&bits, &value, sizeof bits);
            add(CTOML_FLOAT, 0, bits, place);
            break;
        }
        case toml::node_type::boolean: add(CTOML_BOOLEAN, 0, node.as_boolean()->get(), place); break;
        case toml::node_type::date: add_date(node.as_date()->get(), place); break;
        case toml::node_type::time: add_date(node.as_time()->get(), place); break;
        case toml::node_type::date_time: add_date(node.as_date_time()->get(), place); break;
        case toml::node_type::array: {
            const auto &array = *node.as_array();
            add(CTOML_ARRAY, array.size(), 0, place);
            for (const auto &element : array) add(element);
            break;
        }
        case toml::node_type::table: {
            const auto &table = *node.as_table();
            add(CTOML_TABLE, table.size(), 0, place);
            for (const auto &[key, value] : table) {
                add(CTOML_STRING, key.str(), key.source());
                add(value);
            }
            break;
        }
        default: break;
        }
    }
};

void *copied(const void *bytes, size_t length) {
    void *copy = std::malloc(length + 1);
    if (!copy) throw std::bad_alloc();
    if (length) std::memcpy(copy, bytes, length);
    static_cast<char *>(copy)[length] = 0;
    return copy;
}

} // namespace

extern "C" ctoml_document ctoml_parse(const char *text, size_t length) {
    ctoml_document result = {nullptr, 0, nullptr, nullptr, 0, 0};
    try {
        try {
            toml::table table = toml::parse(std::string_view(text, length));
            Flattener flat;
            flat.add(table);
            size_t size = flat.tokens.size() * sizeof(ctoml_token);
            result.tokens = static_cast<ctoml_token *>(copied(flat.tokens.data(), size));
            result.token_count = flat.tokens.size();
            result.strings = static_cast<char *>(copied(flat.strings.data(), flat.strings.size()));
        } catch (const toml::parse_error &error) {
            auto reason = error.description();
            result.error_line = error.source().begin.line;
            result.error_column = error.source().begin.column;
            result.error = static_cast<char *>(copied(reason.data(), reason.size()));
        }
    } catch (...) {
        ctoml_free(result);
        // Without tokens and without a reason: memory is short.
        result = {nullptr, 0, nullptr, nullptr, 0, 0};
    }
    return result;
}

extern "C" void ctoml_free(ctoml_document document) {
    std::free(document.tokens);
    std::free(document.strings);
    std::free(document.error);
}
