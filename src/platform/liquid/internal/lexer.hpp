#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tandem::liquid {

enum class PieceKind { text, output, tag };

/// A template cut at its delimiters, whitespace control applied. A tag has its name and the rest of its line.
struct Piece {
    PieceKind kind;
    std::string_view text;  ///< text as it is; inside of an output; markup of a tag after its name
    std::string_view name;  ///< of a tag
    int line;
};

/// `raw` and `doc` are resolved here, since what stands in them is not Liquid: raw becomes text, doc nothing.
Result<std::vector<Piece>> cut(std::string_view source);

/// The lines of a `{% liquid %}` tag, each a tag of its own.
std::vector<Piece> cut_lines(std::string_view markup, int first_line);

/// What the language takes for white space.
inline constexpr std::string_view white_space = " \t\r\n\v\f";

std::string_view trim_space(std::string_view text);

/// The first characters of a piece of source, for a message.
std::string_view excerpt(std::string_view text);

Failure syntax_error(int line, std::string_view what);

}  // namespace tandem::liquid
