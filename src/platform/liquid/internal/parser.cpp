#include "platform/liquid/internal/parser.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace tandem::liquid {
namespace {

constexpr int max_depth = 100;

}  // namespace

Result<Block> Parser::run() {
    Block body;
    while (at_ < pieces_.size() && !failed()) piece(body);
    if (failed()) return tandem::fail(result_);
    for (auto const& name : assigned_)
        std::erase_if(program_.variables,
                      [&](std::string const& used) { return used == name || (used.starts_with(name) && used[name.size()] == '.'); });
    return body;
}

void Parser::fail(Result<void> const& result) {
    if (result_ && !result) result_ = result;
}

Parser::TagParser Parser::parser_of(std::string_view name) {
    struct Row {
        std::string_view name;
        TagParser parse;
    };
    static constexpr Row rows[] = {
        {"assign", &Parser::assign},  {"capture", &Parser::capture},      {"if", &Parser::if_},
        {"unless", &Parser::if_},     {"case", &Parser::case_},           {"for", &Parser::for_},
        {"tablerow", &Parser::for_},  {"increment", &Parser::counter},    {"decrement", &Parser::counter},
        {"cycle", &Parser::cycle},    {"break", &Parser::leave},          {"continue", &Parser::leave},
        {"echo", &Parser::output},    {"ifchanged", &Parser::if_changed}, {"include", &Parser::partial},
        {"render", &Parser::partial}, {"liquid", &Parser::liquid},        {"comment", &Parser::comment},
        {"#", &Parser::remark},
    };
    auto const row = std::ranges::find(rows, name, &Row::name);
    return row == std::end(rows) ? nullptr : row->parse;
}

void Parser::piece(Block& into) {
    auto const piece = current();
    ++at_;
    if (piece.kind == PieceKind::text) {
        into.push_back({TextNode{piece.text}, piece.line});
        return;
    }
    if (piece.kind == PieceKind::output) return output(piece, into);
    auto const parse_tag = parser_of(piece.name);
    if (!parse_tag) return fail(piece.line, fmt::format("there is no tag '{}' here.", excerpt(piece.name)));
    if (++depth_ > max_depth) return fail(piece.line, "blocks are nested too deeply.");
    (this->*parse_tag)(piece, into);
    --depth_;
}

Block Parser::block(Piece const& opened, std::initializer_list<std::string_view> ends) {
    Block body;
    while (!failed()) {
        if (at_ == pieces_.size()) {
            fail(opened.line, fmt::format("the tag '{}' is never closed.", opened.name));
            break;
        }
        if (current().kind == PieceKind::tag && std::ranges::find(ends, current().name) != ends.end()) break;
        piece(body);
    }
    return body;
}

void Parser::close(std::string_view name) {
    if (!failed() && at_tag(name)) ++at_;
}

bool is_blank(Node const& node) {
    if (auto const* text = std::get_if<TextNode>(&node.is)) return trim_space(text->text).empty();
    if (std::get_if<AssignNode>(&node.is) || std::get_if<CaptureNode>(&node.is)) return true;
    if (auto const* condition = std::get_if<IfNode>(&node.is))
        return std::ranges::all_of(condition->branches, [](auto const& branch) { return is_blank(branch.body); });
    if (auto const* choice = std::get_if<CaseNode>(&node.is))
        return std::ranges::all_of(choice->whens, [](auto const& when) { return is_blank(when.body); });
    if (auto const* loop = std::get_if<ForNode>(&node.is)) return !loop->is_table && is_blank(loop->body) && is_blank(loop->otherwise);
    return false;
}

bool is_blank(Block const& block) {
    return std::ranges::all_of(block, [](Node const& node) { return is_blank(node); });
}

void drop_space(Block& block) {
    std::erase_if(block, [](Node const& node) { return std::holds_alternative<TextNode>(node.is); });
}

}  // namespace tandem::liquid
