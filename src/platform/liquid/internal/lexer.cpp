#include "platform/liquid/internal/lexer.hpp"

#include "base/line.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::liquid {
namespace {

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

std::string_view trim_left(std::string_view text) {
    auto const first = text.find_first_not_of(white_space);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

std::string_view trim_right(std::string_view text) { return text.substr(0, text.find_last_not_of(white_space) + 1); }

/// Splits "if a == b" into name and markup; a comment's `#` is its name.
Piece make_tag(std::string_view inside, int line) {
    inside = trim_space(inside);
    std::size_t length = 0;
    while (length < inside.size() && is_name_character(inside[length])) ++length;
    if (length == 0 && inside.starts_with('#')) length = 1;
    return {PieceKind::tag, trim_space(inside.substr(length)), inside.substr(0, length), line};
}

class Cutter {
public:
    explicit Cutter(std::string_view source) : source_(source) {}

    Result<std::vector<Piece>> run() {
        while (at_ < source_.size()) {
            auto const open = find_open();
            add_text(source_.substr(at_, open - at_));
            advance(open);
            if (at_ == source_.size()) break;
            if (auto done = source_[at_ + 1] == '%' ? cut_tag() : cut_output(); !done) return fail(done);
        }
        return std::move(pieces_);
    }

private:
    std::size_t find_open() const {
        for (auto open = source_.find('{', at_); open != std::string_view::npos; open = source_.find('{', open + 1))
            if (open + 1 < source_.size() && (source_[open + 1] == '{' || source_[open + 1] == '%')) return open;
        return source_.size();
    }

    void advance(std::size_t to) {
        line_ += static_cast<int>(std::ranges::count(source_.substr(at_, to - at_), '\n'));
        at_ = to;
    }

    void add_text(std::string_view text) {
        if (trim_next_) text = trim_left(text);
        trim_next_ = false;
        if (!text.empty()) pieces_.push_back({PieceKind::text, text, {}, line_});
    }

    void trim_last_text() {
        if (pieces_.empty() || pieces_.back().kind != PieceKind::text) return;
        pieces_.back().text = trim_right(pieces_.back().text);
        if (pieces_.back().text.empty()) pieces_.pop_back();
    }

    /// The inside of the delimiters at the current place; moves behind them.
    Result<std::string_view> inside(std::string_view close) {
        auto const end = source_.find(close, at_ + 2);
        if (end == std::string_view::npos)
            return syntax_error(line_, fmt::format("'{}' is never closed with '{}'.", source_.substr(at_, 2), close));
        auto text = source_.substr(at_ + 2, end - at_ - 2);
        if (text.starts_with('-')) {
            trim_last_text();
            text.remove_prefix(1);
        }
        if (text.ends_with('-')) {
            trim_next_ = true;
            text.remove_suffix(1);
        }
        advance(end + 2);
        return text;
    }

    Result<void> cut_output() {
        auto const line = line_;
        auto text = inside("}}");
        if (!text) return fail(text);
        pieces_.push_back({PieceKind::output, *text, {}, line});
        return {};
    }

    Result<void> cut_tag() {
        auto const line = line_;
        auto text = inside("%}");
        if (!text) return fail(text);
        auto tag = make_tag(*text, line);
        if (tag.name == "raw" || tag.name == "doc") return skip_to_end(tag);
        pieces_.push_back(tag);
        return {};
    }

    Result<void> skip_to_end(Piece const& tag) {
        if (!tag.text.empty()) return syntax_error(tag.line, fmt::format("the tag '{}' takes no arguments.", tag.name));
        for (auto open = source_.find("{%", at_); open != std::string_view::npos; open = source_.find("{%", open + 2)) {
            auto const name = name_at(open + 2);
            if (tag.name == "doc" && name == "doc") return syntax_error(tag.line, "a 'doc' cannot stand in a 'doc'.");
            if (!name.starts_with("end") || name.substr(3) != tag.name) continue;
            if (tag.name == "raw") add_text(source_.substr(at_, open - at_));
            trim_next_ = false;
            advance(open);
            auto end = inside("%}");
            return end ? Result<void>{} : fail(end);
        }
        return syntax_error(tag.line, fmt::format("the tag '{}' is never closed.", tag.name));
    }

    std::string_view name_at(std::size_t at) const {
        if (at < source_.size() && source_[at] == '-') ++at;
        at = source_.find_first_not_of(white_space, at);
        if (at == std::string_view::npos) return {};
        auto end = at;
        while (end < source_.size() && is_name_character(source_[end])) ++end;
        return source_.substr(at, end - at);
    }

    std::string_view source_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool trim_next_ = false;
    std::vector<Piece> pieces_;
};

}  // namespace

std::string_view trim_space(std::string_view text) { return trim_right(trim_left(text)); }

Result<std::vector<Piece>> cut(std::string_view source) { return Cutter(source).run(); }

std::vector<Piece> cut_lines(std::string_view markup, int first_line) {
    std::vector<Piece> pieces;
    auto line = first_line;
    while (true) {
        auto const end = markup.find('\n');
        auto const text = trim_space(markup.substr(0, end));
        if (!text.empty()) pieces.push_back(make_tag(text, line));
        if (end == std::string_view::npos) return pieces;
        markup.remove_prefix(end + 1);
        ++line;
    }
}

std::string_view excerpt(std::string_view text) { return beginning_of(text, 30); }

Failure syntax_error(int line, std::string_view what) { return invalid("liquid_syntax", fmt::format("Line {}: {}", line, what)); }

}  // namespace tandem::liquid
