#include "platform/db/internal/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "platform/db/mapping.hpp"
#include "platform/db/visible.hpp"

namespace tandem::db {

namespace {

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// The first word of a text; the rest of it stays behind.
std::string_view take_word(std::string_view& text) {
    auto const end = std::min(text.find_first_of(" \t\n"), text.size());
    auto const word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

class Renderer {
public:
    Renderer(Engine engine, Actor const* actor, Parameters* parameters) : engine_(engine), actor_(actor), parameters_(parameters) {}

    std::string expand(std::string_view text) {
        std::string out;
        out.reserve(text.size() + 64);
        for (;;) {
            auto const open = text.find("{{");
            out.append(text.substr(0, open));
            if (open == std::string_view::npos) return out;
            auto const close = text.find("}}", open);
            if (close == std::string_view::npos) throw std::logic_error("a {{ is not closed");
            out.append(marker(text.substr(open + 2, close - open - 2)));
            text.remove_prefix(close + 2);
        }
    }

private:
    std::string marker(std::string_view inside) {
        auto const word = take_word(inside);
        if (word == "sqlite") return engine_ == Engine::sqlite ? expand(inside) : "";
        if (word == "pg") return engine_ == Engine::postgres ? expand(inside) : "";
        if (word == "each") return each(inside, "value");
        if (word == "each_id") return each(inside, engine_ == Engine::sqlite ? "cast(value as integer)" : "cast(value as bigint)");
        if (word == "each_number")
            return each(inside, engine_ == Engine::sqlite ? "cast(value as real)" : "cast(value as double precision)");
        if (word == "each_lower") return each(inside, engine_ == Engine::sqlite ? "lower(value)" : R"(lower(value collate "und-x-icu"))");
        if (!actor_) throw std::logic_error(fmt::format("{{{{{}}}}} has no meaning here", word));
        if (word == "visible") {
            auto const object = take_word(inside);
            return "(" + expand(visible_to(*actor_, object, inside.empty() ? object : inside)) + ")";
        }
        if (word == "seen") {
            auto const about = take_word(inside);
            return expand(value_about(*actor_, about, inside));
        }
        if (word == "live") {
            auto const type = take_word(inside);
            return expand(is_live(*actor_, type, inside));
        }
        return fragment(word);
    }

    std::string each(std::string_view parameter, std::string_view value) const {
        if (engine_ == Engine::sqlite) return fmt::format("(select {} from json_each({}))", value, parameter);
        return fmt::format("(select {} from jsonb_array_elements_text(cast({} as jsonb)))", value, parameter);
    }

    std::string fragment(std::string_view name) {
        auto const found = std::ranges::find(parameters_->fragments, name, &NamedFragment::name);
        if (found == parameters_->fragments.end())
            throw std::logic_error(fmt::format("{{{{{}}}}} is neither known nor a member of the query", name));
        auto const& given = *found->fragment;
        if (given.text.empty()) return name.starts_with("order") ? "1" : "(1=1)";
        return expand(numbered(name, given));
    }

    /// Each `?` becomes a parameter of its own.
    std::string numbered(std::string_view name, Fragment const& fragment) {
        std::string out;
        std::size_t at = 0;
        for (char c : fragment.text) {
            if (c != '?') {
                out += c;
                continue;
            }
            auto const parameter = joined_name(name, fmt::format("_{}", at + 1));
            auto const& value = fragment.values.at(at++);
            // A query may name one fragment in several places.
            if (std::ranges::find(parameters_->values, parameter, &Param::name) == parameters_->values.end())
                parameters_->values.push_back({parameter, value});
            (out += ':').append(parameter);
        }
        return out;
    }

    Engine engine_;
    Actor const* actor_;
    Parameters* parameters_;
};

/// Reads SQL as far as needed to find `:name` outside of quotes and to leave comments out.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    Rendered scan() {
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (c == '\'' || c == '"')
                copy_quoted(c);
            else if (text_.substr(at_, 2) == "--")
                at_ = std::min(text_.find('\n', at_), text_.size());
            else if (text_.substr(at_, 2) == "::")
                copy(2);
            else if (c == ':')
                parameter();
            else
                copy(1);
        }
        return std::move(out_);
    }

private:
    void copy(std::size_t count) {
        out_.sql.append(text_.substr(at_, count));
        at_ += count;
    }

    void copy_quoted(char quote) {
        auto const end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos) throw std::logic_error("a quote is not closed");
        copy(end + 1 - at_);
    }

    void parameter() {
        auto end = at_ + 1;
        while (end < text_.size() && is_name_character(text_[end])) ++end;
        auto const name = std::string(text_.substr(at_ + 1, end - at_ - 1));
        if (name.empty()) throw std::logic_error("a : names no parameter");
        if (std::ranges::find(out_.names, name) == out_.names.end()) out_.names.push_back(name);
        copy(end - at_);
        if (text_.substr(at_, 2) == "::") out_.sql += ' ';  // SOCI would read `:name::type` as two parameters
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Rendered out_;
};

}  // namespace

Rendered render(std::string_view text, Engine engine, Actor const& actor, Parameters& parameters) {
    auto const expanded = Renderer(engine, &actor, &parameters).expand(text);
    return Scanner(expanded).scan();
}

std::string render_switches(std::string_view text, Engine engine) { return Renderer(engine, nullptr, nullptr).expand(text); }

}  // namespace tandem::db
