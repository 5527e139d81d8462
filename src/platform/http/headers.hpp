#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tandem::http {

bool same_ignoring_case(std::string_view left, std::string_view right);

/// Header fields in the order given; names compare without case.
class Headers {
public:
    Headers() = default;
    Headers(std::initializer_list<std::pair<std::string, std::string>> fields) : fields_(fields) {}

    /// The first field of that name, empty when there is none.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;
    /// Replaces every field of that name.
    void set(std::string_view name, std::string value);
    /// Adds one more, as Set-Cookie needs.
    void add(std::string_view name, std::string value);
    void remove(std::string_view name);

    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace tandem::http
