#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/liquid/internal/value.hpp"

namespace tandem::liquid {

enum class TokenKind { end, name, literal, symbol };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string_view text;  ///< as written
    Value value;            ///< of a number or a string
};

/// Splits the inside of an output or a tag. Symbols: . .. [ ] ( ) : , | = and the comparisons.
Result<std::vector<Token>> tokenize(std::string_view markup, int line);

}  // namespace tandem::liquid
