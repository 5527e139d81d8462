#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/liquid/internal/ast.hpp"
#include "platform/liquid/internal/lexer.hpp"
#include "platform/liquid/internal/tokens.hpp"

namespace tandem::liquid {

/// Reads the inside of one output or tag from left to right. The first error sticks; later reads give empty values.
class Cursor {
public:
    Cursor(std::string_view markup, int line, std::set<std::string, std::less<>>& variables);

    Filtered filtered();
    Condition condition();
    Expression expression();
    std::vector<NamedArgument> named_arguments();

    /// A name to assign to: letters, digits, `_` and `-`.
    std::string_view target();
    std::string_view word();

    bool at_end() const { return token().kind == TokenKind::end; }
    bool at(std::string_view text) const { return token().kind != TokenKind::literal && token().text == text; }
    bool take(std::string_view text);
    void expect(std::string_view text);
    /// Text from here to the end of the markup, for names of loops.
    std::size_t position() const { return position_; }
    std::string_view text_between(std::size_t first, std::size_t last) const;
    bool at_named_argument() const;

    void fail(std::string_view what);
    bool failed() const { return failed_; }
    /// Complains about anything left; then what went wrong, if anything did.
    Result<void> finish();

private:
    Token const& token(std::size_t ahead = 0) const;
    void next() {
        if (position_ < tokens_.size()) ++position_;
    }
    Expression primary();
    Expression range();
    Expression lookup();
    Step index_step();
    FilterCall filter_call();
    Comparison comparison();
    void note_variable(Lookup const& lookup);

    std::vector<Token> tokens_;
    std::size_t position_ = 0;
    int line_;
    int depth_ = 0;
    bool failed_ = false;
    Result<void> result_;
    std::set<std::string, std::less<>>& variables_;
};

}  // namespace tandem::liquid
