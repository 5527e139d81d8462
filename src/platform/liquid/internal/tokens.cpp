#include "platform/liquid/internal/tokens.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "platform/liquid/internal/lexer.hpp"

namespace tandem::liquid {
namespace {

constexpr std::array<std::string_view, 18> symbols{"..", "==", "!=", "<>", "<=", ">=", ".", "[", "]",
                                                   "(",  ")",  ":",  ",",  "|",  "=",  "<", ">", "-"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool continues_name(char c) { return starts_name(c) || is_digit(c) || c == '-'; }

std::size_t name_length(std::string_view rest) {
    std::size_t length = 1;
    while (length < rest.size() && continues_name(rest[length])) ++length;
    if (length < rest.size() && rest[length] == '?') ++length;
    return length;
}

/// "1", "-1", "1.5"; the dots of "1..5" belong to the range.
std::size_t number_length(std::string_view rest) {
    auto const digits_from = [&](std::size_t at) {
        while (at < rest.size() && is_digit(rest[at])) ++at;
        return at;
    };
    auto const start = rest.front() == '-' ? std::size_t{1} : 0;
    auto end = digits_from(start);
    if (end == start) return 0;
    if (end + 1 < rest.size() && rest[end] == '.' && is_digit(rest[end + 1])) end = digits_from(end + 1);
    return end;
}

class Tokenizer {
public:
    Tokenizer(std::string_view markup, int line) : rest_(markup), line_(line) {}

    Result<std::vector<Token>> run() {
        while (true) {
            rest_ = rest_.substr(std::min(rest_.find_first_not_of(" \t\r\n\v\f"), rest_.size()));
            if (rest_.empty()) return std::move(tokens_);
            if (auto taken = take(); !taken) return fail(taken);
        }
    }

private:
    Result<void> take() {
        if (rest_.front() == '"' || rest_.front() == '\'') return take_string();
        if (auto const length = number_length(rest_); length > 0) {
            auto const text = rest_.substr(0, length);
            push(TokenKind::literal, length, from_number(to_number(text)));
            return {};
        }
        if (starts_name(rest_.front())) {
            push(TokenKind::name, name_length(rest_), {});
            return {};
        }
        auto const symbol = std::ranges::find_if(symbols, [&](auto s) { return rest_.starts_with(s); });
        if (symbol == symbols.end() || *symbol == "-")
            return syntax_error(line_, fmt::format("'{}' is not understood here.", excerpt(rest_)));
        push(TokenKind::symbol, symbol->size(), {});
        return {};
    }

    Result<void> take_string() {
        auto const end = rest_.find(rest_.front(), 1);
        if (end == std::string_view::npos)
            return syntax_error(line_, fmt::format("the text {} has no closing quote.", trim_space(excerpt(rest_))));
        push(TokenKind::literal, end + 1, rest_.substr(1, end - 1));
        return {};
    }

    void push(TokenKind kind, std::size_t length, Value value) {
        tokens_.push_back({kind, rest_.substr(0, length), value});
        rest_.remove_prefix(length);
    }

    std::string_view rest_;
    int line_;
    std::vector<Token> tokens_;
};

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view markup, int line) { return Tokenizer(markup, line).run(); }

}  // namespace tandem::liquid
