#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/liquid/internal/ast.hpp"
#include "platform/liquid/internal/cursor.hpp"
#include "platform/liquid/internal/lexer.hpp"

namespace tandem::liquid {

/// Recursive descent over the pieces of a template. The first error sticks, as in Cursor.
class Parser {
public:
    Parser(std::vector<Piece> pieces, Program& program, int depth = 0) : pieces_(std::move(pieces)), program_(program), depth_(depth) {}

    Result<Block> run();

private:
    using TagParser = void (Parser::*)(Piece const&, Block&);
    static TagParser parser_of(std::string_view name);

    /// Reads nodes until a tag named in `ends`, which it leaves as current(); without one there, an error.
    Block block(Piece const& opened, std::initializer_list<std::string_view> ends);
    void piece(Block& into);
    Piece const& current() const { return pieces_[at_]; }
    bool at_tag(std::string_view name) const { return at_ < pieces_.size() && current().kind == PieceKind::tag && current().name == name; }
    void close(std::string_view name);

    void fail(Result<void> const& result);
    void fail(int line, std::string_view what) { fail(syntax_error(line, what)); }
    bool failed() const { return !result_; }

    /// Runs `read` over the markup of a tag; leftovers and mistakes become the parser's error.
    template <class Read>
    void read(Piece const& tag, Read read_markup) {
        Cursor cursor(tag.text, tag.line, program_.variables);
        read_markup(cursor);
        fail(cursor.finish());
    }
    void assigned(std::string_view name) { assigned_.emplace_back(name); }

    void output(Piece const& piece, Block& into);
    void assign(Piece const& tag, Block& into);
    void capture(Piece const& tag, Block& into);
    void if_(Piece const& tag, Block& into);
    void case_(Piece const& tag, Block& into);
    void when(Piece const& tag, CaseNode& node);
    void for_(Piece const& tag, Block& into);
    void loop_options(Cursor& cursor, ForNode& node);
    void counter(Piece const& tag, Block& into);
    void cycle(Piece const& tag, Block& into);
    void leave(Piece const& tag, Block& into);
    void if_changed(Piece const& tag, Block& into);
    void partial(Piece const& tag, Block& into);
    void liquid(Piece const& tag, Block& into);
    void comment(Piece const& tag, Block& into);
    void remark(Piece const& tag, Block& into);

    std::vector<Piece> pieces_;
    Program& program_;
    std::size_t at_ = 0;
    int depth_;
    Result<void> result_;
    std::vector<std::string> assigned_;
};

/// Nothing but space and tags that write nothing: such blocks lose their space.
bool is_blank(Block const& block);
bool is_blank(Node const& node);
void drop_space(Block& block);

}  // namespace tandem::liquid
