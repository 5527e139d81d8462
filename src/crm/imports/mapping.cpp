#include "crm/imports/mapping.hpp"

#include "platform/config/toml.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace tandem::imports {
namespace {

constexpr std::array<std::string_view, 5> types = {"string", "number", "date", "datetime", "bool"};

void check_rule(PropertyRule const& rule, std::string const& pointer, std::vector<FieldError>& errors) {
    if (rule.column.has_value() == rule.text.has_value())
        errors.push_back({pointer, "ambiguous", "A property takes its value either from a column or from a text."});
    if (rule.create && rule.create->type && std::ranges::find(types, *rule.create->type) == types.end())
        errors.push_back(
            {pointer + "/create/type", "unknown_value", fmt::format("“{}” is not one of {}.", *rule.create->type, fmt::join(types, ", "))});
}

std::vector<FieldError> mistakes_of(Mapping const& mapping) {
    std::vector<FieldError> errors;
    if (mapping.file.empty()) errors.push_back({"/file", "missing", "A mapping describes at least one file."});
    for (std::size_t i = 0; i < mapping.file.size(); ++i) {
        auto const& part = mapping.file[i];
        auto const pointer = fmt::format("/file/{}", i);
        if (part.key.empty()) errors.push_back({pointer + "/key", "missing", "Rows need a column that tells them apart."});
        if (part.delimiter && part.delimiter->size() != 1)
            errors.push_back({pointer + "/delimiter", "not_one_character", "A delimiter is one character."});
        for (auto const& [name, rule] : part.properties) check_rule(rule, fmt::format("{}/properties/{}", pointer, name), errors);
    }
    return errors;
}

}  // namespace

Result<Mapping> load_mapping(std::string const& path) {
    auto const tree = config::read_toml_tree(path);
    if (!tree) return fail(tree);
    auto mapping = decode<Mapping>(*tree);
    if (!mapping) return mapping;
    if (auto errors = mistakes_of(*mapping); !errors.empty()) return invalid_fields("mapping_invalid", std::move(errors));
    return mapping;
}

FilePart const* part_for(Mapping const& mapping, std::string const& path) {
    auto const name = std::filesystem::path(path).filename().string();
    auto const found =
        std::ranges::find_if(mapping.file, [&](FilePart const& part) { return fnmatch(part.name.value.c_str(), name.c_str(), 0) == 0; });
    return found == mapping.file.end() ? nullptr : &*found;
}

}  // namespace tandem::imports
