#include "platform/config/internal/toml_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>

namespace tandem::config {

namespace {

std::string text_of(toml::node const& node) {
    if (auto const* text = node.as_string()) return text->get();
    if (auto const* whole = node.as_integer()) return std::to_string(whole->get());
    if (auto const* number = node.as_floating_point()) return fmt::format("{}", number->get());
    if (auto const* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    std::string list;
    if (auto const* array = node.as_array())
        for (auto const& item : *array) list += (list.empty() ? "" : ",") + text_of(item);
    return list;
}

void collect(toml::table const& table, std::string const& prefix, std::vector<TomlValue>& out) {
    for (auto const& [key, node] : table) {
        auto name = prefix + std::string(key.str());
        if (auto const* inner = node.as_table())
            collect(*inner, name + ".", out);
        else
            out.push_back({std::move(name), text_of(node), node.source().begin.line});
    }
}

}  // namespace

Result<std::vector<TomlValue>> read_toml(std::string const& path) {
    std::vector<TomlValue> values;
    if (!std::filesystem::exists(path)) return values;
    try {
        collect(toml::parse_file(path), "", values);
    } catch (toml::parse_error const& error) {
        return invalid("config_invalid",
                       fmt::format("Line {} of {} is not TOML: {}", error.source().begin.line, path, error.description()));
    }
    std::ranges::sort(values, {}, &TomlValue::line);
    return values;
}

}  // namespace tandem::config
