#pragma once

#include <string>
#include <string_view>

namespace tandem::db {

/// A text as itself within a pattern of `like … escape '\'`.
inline std::string escape_like(std::string_view part) {
    std::string out;
    for (char const c : part) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

}  // namespace tandem::db
