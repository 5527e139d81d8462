#include "crm/segments/internal/tokens.hpp"

#include "base/line.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace tandem::segments {
namespace {

constexpr std::array<std::string_view, 13> reserved{"all",   "any",   "none", "has",   "did", "consent", "member",
                                                    "found", "meets", "of",   "where", "by",  "and"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_of_word(char c) { return is_letter(c) || is_digit(c) || c == '.'; }

std::int64_t points_in(std::string_view text) { return static_cast<std::int64_t>(count_code_points(text)); }

}  // namespace

std::string quoted(std::string_view text) { return boost::json::serialize(boost::json::string(text)); }

std::string named(std::string const& name) {
    bool const plain = !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, is_of_word) &&
                       std::ranges::find(reserved, name) == reserved.end();
    return plain ? name : quoted(name);
}

Tokens::Tokens(std::string_view text) : text_(text) { next(); }

bool Tokens::take(std::string_view word) {
    if ((kind_ != Kind::word && kind_ != Kind::sign) || token_ != word) return false;
    next();
    return true;
}

std::optional<std::string> Tokens::take_name() {
    if (kind_ == Kind::string) return take_string();
    if (kind_ != Kind::word) return std::nullopt;
    auto name = token_;
    next();
    return name;
}

std::optional<std::string> Tokens::take_string() {
    if (kind_ != Kind::string) return std::nullopt;
    auto text = token_;
    next();
    return text;
}

std::optional<std::string> Tokens::take_value() {
    if (kind_ != Kind::string && kind_ != Kind::number) return std::nullopt;
    auto text = token_;
    next();
    return text;
}

std::optional<std::int64_t> Tokens::take_number() {
    std::int64_t number = 0;
    if (kind_ != Kind::number) return std::nullopt;
    auto const [end, wrong] = std::from_chars(token_.data(), token_.data() + token_.size(), number);
    if (wrong != std::errc{} || end != token_.data() + token_.size()) return std::nullopt;
    next();
    return number;
}

std::int64_t Tokens::position() const { return points_in(text_.substr(0, from_)); }
std::int64_t Tokens::end_of_last() const { return points_in(text_.substr(0, last_)); }

Failure Tokens::unexpected(std::string_view wanted) const {
    auto const found = kind_ == Kind::end ? std::string("the text ends")
                                          : fmt::format("“{}” stands there", beginning_of(text_.substr(from_, at_ - from_), 40));
    return failure("text_malformed", fmt::format("{} is expected, but {}", wanted, found));
}

Failure Tokens::failure(std::string code, std::string_view sentence) const {
    auto const before = text_.substr(0, from_);
    auto const line = std::ranges::count(before, '\n') + 1;
    auto const begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return invalid_field("/text", std::move(code),
                         fmt::format("Line {}, column {}: {}.", line, points_in(before.substr(begin)) + 1, sentence));
}

bool Tokens::starts_number() const {
    if (is_digit(text_[at_])) return true;
    return text_[at_] == '-' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
}

void Tokens::next() {
    last_ = at_;
    while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == '#')) {
        if (text_[at_] == '#')
            at_ = std::min(text_.find('\n', at_), text_.size());
        else
            ++at_;
    }
    from_ = at_;
    token_.clear();
    if (at_ == text_.size()) {
        kind_ = Kind::end;
        return;
    }
    if (text_[at_] == '"') return read_string();
    if (is_letter(text_[at_])) {
        kind_ = Kind::word;
        while (at_ < text_.size() && is_of_word(text_[at_])) token_ += text_[at_++];
    } else if (starts_number()) {
        kind_ = Kind::number;
        do token_ += text_[at_++];
        while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.'));
    } else {
        kind_ = Kind::sign;
        bool const two =
            at_ + 1 < text_.size() && text_[at_ + 1] == '=' && std::string_view("!<>").find(text_[at_]) != std::string_view::npos;
        // A letter of another script is several bytes and no sign.
        auto end = at_ + (two ? 2 : 1);
        while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
        token_ = text_.substr(at_, end - at_);
        at_ = end;
    }
}

void Tokens::read_string() {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    end = std::min(end + 1, text_.size());
    boost::json::error_code wrong;
    auto const parsed = boost::json::parse(text_.substr(at_, end - at_), wrong);
    at_ = end;
    kind_ = wrong || !parsed.is_string() ? Kind::wrong : Kind::string;
    if (kind_ == Kind::string) token_ = std::string_view(parsed.get_string());
}

}  // namespace tandem::segments
