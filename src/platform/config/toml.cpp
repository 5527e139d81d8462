#include "platform/config/toml.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <filesystem>
#include <sstream>

namespace tandem::config {
namespace {

json::value tree_of(toml::node const& node) {
    if (auto const* table = node.as_table()) {
        json::object object;
        for (auto const& [key, inner] : *table) object.emplace(key.str(), tree_of(inner));
        return object;
    }
    if (auto const* array = node.as_array()) {
        json::array list;
        for (auto const& inner : *array) list.push_back(tree_of(inner));
        return list;
    }
    if (auto const* text = node.as_string()) return json::value(text->get());
    if (auto const* whole = node.as_integer()) return json::value(whole->get());
    if (auto const* number = node.as_floating_point()) return json::value(number->get());
    if (auto const* flag = node.as_boolean()) return json::value(flag->get());
    std::ostringstream text;
    node.visit([&](auto const& leaf) {
        if constexpr (toml::is_value<decltype(leaf)>) text << leaf.get();
    });
    return json::value(text.str());
}

}  // namespace

Result<json::value> read_toml_tree(std::string const& path) {
    if (!std::filesystem::is_regular_file(path)) return invalid("toml_invalid", fmt::format("There is no file {}.", path));
    try {
        return tree_of(toml::parse_file(path));
    } catch (toml::parse_error const& error) {
        return invalid("toml_invalid", fmt::format("Line {} of {} is not TOML: {}", error.source().begin.line, path, error.description()));
    }
}

}  // namespace tandem::config
