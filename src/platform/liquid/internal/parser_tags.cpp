#include <fmt/format.h>

#include <algorithm>

#include "platform/liquid/internal/parser.hpp"

namespace tandem::liquid {

void Parser::output(Piece const& piece, Block& into) {
    if (trim_space(piece.text).empty()) {
        into.push_back({OutputNode{}, piece.line});
        return;
    }
    read(piece, [&](Cursor& cursor) { into.push_back({OutputNode{cursor.filtered()}, piece.line}); });
}

void Parser::assign(Piece const& tag, Block& into) {
    read(tag, [&](Cursor& cursor) {
        auto const name = cursor.target();
        cursor.expect("=");
        into.push_back({AssignNode{name, cursor.filtered()}, tag.line});
        assigned(name);
    });
}

void Parser::capture(Piece const& tag, Block& into) {
    CaptureNode node;
    read(tag, [&](Cursor& cursor) { node.name = cursor.target(); });
    assigned(node.name);
    node.body = block(tag, {"endcapture"});
    close("endcapture");
    into.push_back({std::move(node), tag.line});
}

void Parser::if_(Piece const& tag, Block& into) {
    IfNode node;
    auto const end = tag.name == "if" ? std::string_view("endif") : std::string_view("endunless");
    auto branch = tag;
    while (!failed()) {
        auto& added = node.branches.emplace_back();
        added.negated = branch.name == "unless";
        if (branch.name != "else") read(branch, [&](Cursor& cursor) { added.condition = cursor.condition(); });
        added.body = block(tag, {"elsif", "else", end});
        if (failed() || at_tag(end)) break;
        branch = current();
        ++at_;
    }
    close(end);
    Node finished{std::move(node), tag.line};
    if (is_blank(finished))
        for (auto& added : std::get<IfNode>(finished.is).branches) drop_space(added.body);
    into.push_back(std::move(finished));
}

void Parser::case_(Piece const& tag, Block& into) {
    CaseNode node;
    read(tag, [&](Cursor& cursor) { node.subject = cursor.expression(); });
    block(tag, {"when", "else", "endcase"});
    while (!failed() && !at_tag("endcase")) {
        auto const branch = current();
        ++at_;
        when(branch, node);
        if (!failed()) node.whens.back().body = block(tag, {"when", "else", "endcase"});
    }
    close("endcase");
    Node finished{std::move(node), tag.line};
    if (is_blank(finished))
        for (auto& added : std::get<CaseNode>(finished.is).whens) drop_space(added.body);
    into.push_back(std::move(finished));
}

void Parser::when(Piece const& tag, CaseNode& node) {
    auto& added = node.whens.emplace_back();
    added.is_else = tag.name == "else";
    if (added.is_else) return;
    read(tag, [&](Cursor& cursor) {
        do added.values.push_back(cursor.expression());
        while (cursor.take(",") || cursor.take("or"));
    });
}

void Parser::for_(Piece const& tag, Block& into) {
    ForNode node;
    node.is_table = tag.name == "tablerow";
    read(tag, [&](Cursor& cursor) {
        node.variable = cursor.word();
        cursor.expect("in");
        auto const first = cursor.position();
        node.collection = cursor.expression();
        node.name = program_.names.emplace_back(fmt::format("{}-{}", node.variable, cursor.text_between(first, cursor.position())));
        loop_options(cursor, node);
    });
    assigned(node.variable);
    auto const end = node.is_table ? std::string_view("endtablerow") : std::string_view("endfor");
    node.body = block(tag, {"else", end});
    if (!failed() && at_tag("else")) {
        ++at_;
        node.otherwise = block(tag, {end});
    }
    close(end);
    Node finished{std::move(node), tag.line};
    if (is_blank(finished)) {
        drop_space(std::get<ForNode>(finished.is).body);
        drop_space(std::get<ForNode>(finished.is).otherwise);
    }
    into.push_back(std::move(finished));
}

void Parser::loop_options(Cursor& cursor, ForNode& node) {
    while (!cursor.at_end()) {
        if (cursor.take(",")) continue;
        if (cursor.take("reversed")) {
            node.reversed = true;
            continue;
        }
        auto const option = cursor.word();
        cursor.expect(":");
        if (option == "offset" && cursor.take("continue")) {
            node.continues = true;
            continue;
        }
        auto& place = option == "limit" ? node.limit : option == "offset" ? node.offset : node.columns;
        if (option != "limit" && option != "offset" && option != "cols") cursor.fail(fmt::format("a loop has no '{}'.", excerpt(option)));
        place = std::make_unique<Expression>(cursor.expression());
    }
}

void Parser::counter(Piece const& tag, Block& into) {
    read(tag, [&](Cursor& cursor) {
        auto const name = cursor.target();
        assigned(name);
        into.push_back({CounterNode{name, tag.name == "increment" ? 1 : -1}, tag.line});
    });
}

void Parser::cycle(Piece const& tag, Block& into) {
    CycleNode node;
    node.key = tag.text;
    read(tag, [&](Cursor& cursor) {
        auto first = cursor.expression();
        if (cursor.take(":")) {
            node.name = std::make_unique<Expression>(std::move(first));
            first = cursor.expression();
        }
        node.values.push_back(std::move(first));
        while (cursor.take(",")) node.values.push_back(cursor.expression());
    });
    into.push_back({std::move(node), tag.line});
}

void Parser::leave(Piece const& tag, Block& into) { into.push_back({LeaveNode{tag.name == "continue"}, tag.line}); }

void Parser::if_changed(Piece const& tag, Block& into) {
    IfChangedNode node{block(tag, {"endifchanged"})};
    close("endifchanged");
    into.push_back({std::move(node), tag.line});
}

void Parser::partial(Piece const& tag, Block& into) {
    PartialNode node;
    node.isolated = tag.name == "render";
    read(tag, [&](Cursor& cursor) {
        node.name = cursor.expression();
        bool const each = cursor.at("for");
        if (!cursor.at_named_argument() && (cursor.take("for") || cursor.take("with"))) {
            node.for_each = each;
            node.bound = std::make_unique<Expression>(cursor.expression());
            if (cursor.take("as")) node.alias = cursor.word();
        }
        node.arguments = cursor.named_arguments();
    });
    into.push_back({std::move(node), tag.line});
}

void Parser::liquid(Piece const& tag, Block& into) {
    Parser inner(cut_lines(tag.text, tag.line), program_, depth_);
    auto nodes = inner.run();
    if (!nodes) return fail(Result<void>(tandem::fail(nodes)));
    assigned_.insert(assigned_.end(), inner.assigned_.begin(), inner.assigned_.end());
    std::ranges::move(*nodes, std::back_inserter(into));
}

void Parser::comment(Piece const& tag, Block&) {
    int open = 1;
    for (; at_ < pieces_.size() && open > 0; ++at_) {
        if (at_tag("comment")) ++open;
        if (at_tag("endcomment")) --open;
    }
    if (open > 0) fail(tag.line, "the tag 'comment' is never closed.");
}

void Parser::remark(Piece const& tag, Block&) {
    for (auto rest = tag.text; rest.find('\n') != std::string_view::npos;) {
        rest = trim_space(rest.substr(rest.find('\n') + 1));
        if (!rest.empty() && !rest.starts_with('#')) return fail(tag.line, "each line of a remark starts with '#'.");
    }
}

}  // namespace tandem::liquid
