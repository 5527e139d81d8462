#include "platform/http/headers.hpp"

#include <algorithm>

namespace tandem::http {

namespace {
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
}  // namespace

bool same_ignoring_case(std::string_view left, std::string_view right) { return std::ranges::equal(left, right, {}, lower, lower); }

std::string_view Headers::get(std::string_view name) const {
    for (auto const& [known, value] : fields_)
        if (same_ignoring_case(known, name)) return value;
    return {};
}

bool Headers::has(std::string_view name) const {
    return std::ranges::any_of(fields_, [&](auto const& field) { return same_ignoring_case(field.first, name); });
}

void Headers::set(std::string_view name, std::string value) {
    remove(name);
    add(name, std::move(value));
}

// A line break in a value would let its author write further header lines.
void Headers::add(std::string_view name, std::string value) {
    std::erase_if(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    fields_.emplace_back(name, std::move(value));
}

void Headers::remove(std::string_view name) {
    std::erase_if(fields_, [&](auto const& field) { return same_ignoring_case(field.first, name); });
}

}  // namespace tandem::http
