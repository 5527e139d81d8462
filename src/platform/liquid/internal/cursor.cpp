#include "platform/liquid/internal/cursor.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "platform/liquid/internal/filters.hpp"

namespace tandem::liquid {
namespace {

constexpr int max_depth = 30;

std::optional<Value> keyword(std::string_view name) {
    if (name == "true" || name == "True") return Value(true);
    if (name == "false" || name == "False") return Value(false);
    if (name == "nil" || name == "null" || name == "None") return Value();
    if (name == "empty") return Value(Special::empty);
    if (name == "blank") return Value(Special::blank);
    return std::nullopt;
}

Operator operator_of(std::string_view text) {
    struct Row {
        std::string_view text;
        Operator op;
    };
    static constexpr std::array<Row, 8> rows{{{"==", Operator::equal},
                                              {"!=", Operator::unequal},
                                              {"<>", Operator::unequal},
                                              {"<", Operator::less},
                                              {"<=", Operator::less_or_equal},
                                              {">", Operator::greater},
                                              {">=", Operator::greater_or_equal},
                                              {"contains", Operator::contains}}};
    for (auto const& row : rows)
        if (row.text == text) return row.op;
    return Operator::none;
}

}  // namespace

Cursor::Cursor(std::string_view markup, int line, std::set<std::string, std::less<>>& variables) : line_(line), variables_(variables) {
    auto tokens = tokenize(markup, line);
    if (tokens) {
        tokens_ = std::move(*tokens);
    } else {
        failed_ = true;
        result_ = tandem::fail(tokens);
    }
}

Token const& Cursor::token(std::size_t ahead) const {
    static Token const end{};
    return failed_ || position_ + ahead >= tokens_.size() ? end : tokens_[position_ + ahead];
}

bool Cursor::take(std::string_view text) {
    if (!at(text)) return false;
    next();
    return true;
}

void Cursor::expect(std::string_view text) {
    if (take(text)) return;
    if (at_end()) return fail(fmt::format("'{}' is missing at the end.", text));
    fail(fmt::format("'{}' is expected where '{}' stands.", text, excerpt(token().text)));
}

void Cursor::fail(std::string_view what) {
    if (failed_) return;
    failed_ = true;
    result_ = syntax_error(line_, what);
}

Result<void> Cursor::finish() {
    if (!at_end()) fail(fmt::format("'{}' is not understood here.", excerpt(token().text)));
    return std::move(result_);
}

std::string_view Cursor::text_between(std::size_t first, std::size_t last) const {
    if (failed_ || first >= last || last > tokens_.size()) return {};
    auto const* const begin = tokens_[first].text.data();
    auto const& end = tokens_[last - 1].text;
    return {begin, static_cast<std::size_t>(end.data() + end.size() - begin)};
}

std::string_view Cursor::word() {
    if (token().kind != TokenKind::name) fail("a name is missing.");
    auto const name = token().text;
    next();
    return name;
}

std::string_view Cursor::target() {
    auto const name = token().text;
    bool const digits = token().kind == TokenKind::literal && name.find_first_not_of("0123456789") == std::string_view::npos;
    if ((token().kind != TokenKind::name && !digits) || name.ends_with('?')) fail("a name to assign to is missing.");
    next();
    return name;
}

bool Cursor::at_named_argument() const {
    return token().kind == TokenKind::name && token(1).kind == TokenKind::symbol && token(1).text == ":";
}

std::vector<NamedArgument> Cursor::named_arguments() {
    std::vector<NamedArgument> arguments;
    while (take(",") || at_named_argument()) {
        if (!at_named_argument()) continue;
        auto const name = word();
        expect(":");
        arguments.push_back({name, expression()});
    }
    return arguments;
}

Filtered Cursor::filtered() {
    Filtered result{expression(), {}};
    while (take("|")) result.filters.push_back(filter_call());
    return result;
}

FilterCall Cursor::filter_call() {
    auto const name = word();
    FilterCall call{find_filter(name), {}, {}};
    if (failed_) return call;
    if (!call.filter) {
        fail(fmt::format("there is no filter '{}'.", excerpt(name)));
        return call;
    }
    if (take(":")) {
        do {
            if (at_named_argument()) {
                auto const argument = word();
                expect(":");
                call.named.push_back({argument, expression()});
            } else {
                call.arguments.push_back(expression());
            }
        } while (take(","));
    }
    if (call.arguments.size() < call.filter->least || call.arguments.size() > call.filter->most)
        fail(fmt::format("the filter '{}' was given {} arguments.", name, call.arguments.size()));
    return call;
}

Condition Cursor::condition() {
    Condition chain;
    do {
        chain.push_back(comparison());
        if (take("and"))
            chain.back().join = Join::both;
        else if (take("or"))
            chain.back().join = Join::either;
    } while (chain.back().join != Join::none && !failed_);
    return chain;
}

Comparison Cursor::comparison() {
    Comparison result{expression(), Operator::none, {}, Join::none};
    if (token().kind == TokenKind::literal) return result;
    result.op = operator_of(token().text);
    if (result.op == Operator::none) return result;
    next();
    result.right = expression();
    return result;
}

Expression Cursor::expression() {
    if (++depth_ > max_depth) fail("brackets are nested too deeply.");
    auto result = failed_ ? Expression{} : primary();
    --depth_;
    return result;
}

Expression Cursor::primary() {
    auto const& first = token();
    if (first.kind == TokenKind::literal) {
        next();
        return {first.value};
    }
    if (take("(")) return range();
    if (first.kind == TokenKind::name || at("[")) return lookup();
    fail(at_end() ? std::string("a value is missing.") : fmt::format("a value is expected where '{}' stands.", excerpt(first.text)));
    return {};
}

Expression Cursor::range() {
    RangeExpression result;
    result.first = std::make_unique<Expression>(expression());
    expect("..");
    result.last = std::make_unique<Expression>(expression());
    expect(")");
    return {std::move(result)};
}

Expression Cursor::lookup() {
    Lookup result;
    if (token().kind == TokenKind::name) {
        result.root = token().text;
        next();
    }
    while (!failed_ && (at(".") || at("["))) {
        if (at("["))
            result.steps.push_back(index_step());
        else if (take("."))
            result.steps.push_back({word(), nullptr});
    }
    if (result.steps.empty())
        if (auto const value = keyword(result.root)) return {*value};
    note_variable(result);
    return {std::move(result)};
}

Step Cursor::index_step() {
    expect("[");
    auto index = std::make_unique<Expression>(expression());
    expect("]");
    if (auto const* literal = std::get_if<Value>(&index->is))
        if (auto const* name = literal->as<Characters>()) return {name->text, nullptr};
    return {{}, std::move(index)};
}

void Cursor::note_variable(Lookup const& lookup) {
    std::string name(lookup.root);
    for (auto const& step : lookup.steps) {
        if (step.index) break;
        if (!name.empty()) name += '.';
        name += step.name;
    }
    if (!name.empty()) variables_.insert(std::move(name));
}

}  // namespace tandem::liquid
