#include "crm/segments/text.hpp"

#include "crm/segments/internal/tokens.hpp"

#include <fmt/format.h>

#include <array>

namespace tandem::segments {
namespace {

using records::FilterOperator;

struct Sign {
    FilterOperator is;
    std::string_view words;
};
constexpr std::array comparing_signs{Sign{FilterOperator::EQ, "="},   Sign{FilterOperator::NEQ, "!="}, Sign{FilterOperator::LT, "<"},
                                     Sign{FilterOperator::LTE, "<="}, Sign{FilterOperator::GT, ">"},   Sign{FilterOperator::GTE, ">="}};

class Printer {
public:
    std::string print(Condition const& condition) {
        std::visit([&](auto const& one) { say(one); }, condition.is);
        return std::move(out_);
    }

private:
    void say(Group const& group) {
        out_ += fmt::format("{} of ", name_of(group.type));
        block(group.conditions);
    }

    void block(std::vector<Condition> const& parts) {
        if (parts.empty()) {
            out_ += "()";
            return;
        }
        out_ += "(\n";
        ++depth_;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            out_.append(depth_ * 2, ' ');
            std::visit([&](auto const& one) { say(one); }, parts[i].is);
            out_ += i + 1 < parts.size() ? ",\n" : "\n";
        }
        --depth_;
        out_.append(depth_ * 2, ' ');
        out_ += ")";
    }

    void say(PropertyCondition const& filter) {
        using enum FilterOperator;
        auto const name = named(filter.propertyName.value);
        auto const value = quoted(filter.value.value_or(""));
        for (auto const& sign : comparing_signs)
            if (sign.is == filter.operator_) {
                out_ += fmt::format("{} {} {}", name, sign.words, value);
                return;
            }
        if (filter.operator_ == HAS_PROPERTY) out_ += name + " is known";
        if (filter.operator_ == NOT_HAS_PROPERTY) out_ += name + " is unknown";
        if (filter.operator_ == CONTAINS_TOKEN) out_ += fmt::format("{} contains {}", name, value);
        if (filter.operator_ == NOT_CONTAINS_TOKEN) out_ += fmt::format("{} contains no {}", name, value);
        if (filter.operator_ == BETWEEN) out_ += fmt::format("{} between {} and {}", name, value, quoted(filter.highValue.value_or("")));
        if (filter.operator_ != IN && filter.operator_ != NOT_IN) return;
        out_ += name + (filter.operator_ == IN ? " in (" : " not in (");
        auto const values = filter.values.value_or(std::vector<std::string>{});
        for (std::size_t i = 0; i < values.size(); ++i) out_ += (i ? ", " : "") + quoted(values[i]);
        out_ += ")";
    }

    void say(DateCondition const& date) {
        auto const name = named(date.propertyName.value);
        if (date.operator_ == Within::in_the_last) out_ += fmt::format("{} in the last {} days", name, date.days.value);
        if (date.operator_ == Within::more_than_ago) out_ += fmt::format("{} more than {} days ago", name, date.days.value);
        if (date.operator_ == Within::in_the_next) out_ += fmt::format("{} in the next {} days", name, date.days.value);
    }

    void say(AssociatedCondition const& link) {
        out_ += fmt::format("has {}", named(std::string(kinds::name_of(link.object))));
        if (!link.conditions) return;
        out_ += " where ";
        block(*link.conditions);
    }

    void say(EventCondition const& event) {
        out_ += "did " + named(event.event.value);
        if (event.subject) out_ += " " + quoted(event.subject->value);
        constexpr std::array<std::string_view, 3> times{"at least", "at most", "exactly"};
        out_ += fmt::format(" {} {} times", times.at(static_cast<std::size_t>(event.operator_)), event.times.value);
        if (event.days) out_ += fmt::format(" in the last {} days", event.days->value);
    }

    void say(ConsentCondition const& consent) {
        out_ += fmt::format("consent {} is {}", quoted(consent.topic_key.value), name_of(consent.state));
    }
    void say(SegmentCondition const& segment) { out_ += fmt::format("member of {}", to_string(segment.segment_id)); }
    void say(WordsCondition const& words) { out_ += "found by " + quoted(words.query.value); }

    void say(FeatureCondition const& own) {
        out_ += fmt::format("meets {} (", named(own.name.value));
        bool first = true;
        for (auto const& [name, value] : own.arguments) {
            out_ += fmt::format("{}{}: {}", first ? "" : ", ", named(name), quoted(value));
            first = false;
        }
        out_ += ")";
    }

    std::string out_;
    std::size_t depth_ = 0;
};

json::array strings(std::vector<std::string> const& texts) {
    json::array all;
    for (auto const& text : texts) all.emplace_back(text);
    return all;
}

/// Reads into JSON, which is decoded like any other: limits and names are checked in one place.
class Parser {
public:
    explicit Parser(std::string_view text) : tokens_(text) {}

    Result<ReadText> read() {
        auto tree = condition("", 1);
        if (tree && !tokens_.at_end()) tree = unexpected("the end of the text");
        if (!tree) return fail(tree);
        auto decoded = decode<Condition>(*tree);
        if (!decoded) return fail(decoded);
        return ReadText{normal(*std::move(decoded)), std::move(places_)};
    }

private:
    using Json = Result<json::value>;

    Failure unexpected(std::string_view wanted) const { return tokens_.unexpected(wanted); }

    Json condition(std::string const& pointer, std::size_t depth) {
        auto const from = tokens_.position();
        auto const place = places_.size();
        places_.push_back({pointer, from, from});
        if (depth > deepest) return tokens_.failure("too_deep", fmt::format("conditions are nested at most {} levels deep", deepest));
        if (places_.size() > most_conditions)
            return tokens_.failure("too_many", fmt::format("a segment has at most {} conditions", most_conditions));
        auto one = any_kind(pointer, depth);
        places_[place].to = tokens_.end_of_last();
        return one;
    }

    Json any_kind(std::string const& pointer, std::size_t depth) {
        for (auto const* holding : {"all", "any", "none"})
            if (tokens_.take(holding)) return group(holding, pointer, depth);
        if (tokens_.take("has")) return associated(pointer, depth);
        if (tokens_.take("did")) return event();
        if (tokens_.take("consent")) return consent();
        if (tokens_.take("member")) return member();
        if (tokens_.take("found")) return words();
        if (tokens_.take("meets")) return meets();
        return property();
    }

    Result<void> take(std::string_view word) {
        if (tokens_.take(word)) return {};
        return unexpected(fmt::format("“{}”", word));
    }
    Result<void> take_all(std::initializer_list<std::string_view> words) {
        for (auto const word : words)
            if (auto const ok = take(word); !ok) return ok;
        return {};
    }

    Json group(std::string_view holding, std::string const& pointer, std::size_t depth) {
        if (auto const ok = take("of"); !ok) return fail(ok);
        auto parts = block(pointer, depth);
        if (!parts) return fail(parts);
        return json::object{{"type", holding}, {"conditions", *std::move(parts)}};
    }

    Result<json::array> block(std::string const& pointer, std::size_t depth) {
        json::array parts;
        if (auto const ok = take("("); !ok) return fail(ok);
        while (!tokens_.take(")")) {
            if (!parts.empty())
                if (auto const ok = take(","); !ok) return fail(ok);
            if (!parts.empty() && tokens_.take(")")) break;  // a comma behind the last one does no harm
            auto part = condition(pointer_of(pointer, parts.size()), depth + 1);
            if (!part) return fail(part);
            parts.push_back(*std::move(part));
        }
        return parts;
    }

    Json associated(std::string const& pointer, std::size_t depth) {
        auto const object = tokens_.take_name();
        if (!object) return unexpected("a kind of records");
        json::object link{{"type", "associated"}, {"object", *object}};
        if (!tokens_.take("where")) return link;
        auto parts = block(pointer, depth);
        if (!parts) return fail(parts);
        link["conditions"] = *std::move(parts);
        return link;
    }

    Json event() {
        auto const name = tokens_.take_name();
        if (!name) return unexpected("what was done");
        json::object event{{"type", "event"}, {"event", *name}};
        if (auto const subject = tokens_.take_string()) event["subject"] = *subject;
        if (tokens_.take("exactly"))
            event["operator"] = "exactly";
        else if (auto const ok = take("at"); !ok)
            return fail(ok);
        else if (tokens_.take("least"))
            event["operator"] = "at_least";
        else if (tokens_.take("most"))
            event["operator"] = "at_most";
        else
            return unexpected("“least” or “most”");
        auto const times = tokens_.take_number();
        if (!times) return unexpected("a number");
        event["times"] = *times;
        if (auto const ok = take("times"); !ok) return fail(ok);
        if (!tokens_.take("in")) return event;
        auto const days = days_behind({"the", "last"});
        if (!days) return fail(days);
        event["days"] = *days;
        return event;
    }

    Result<std::int64_t> days_behind(std::initializer_list<std::string_view> words) {
        if (auto const ok = take_all(words); !ok) return fail(ok);
        auto const days = tokens_.take_number();
        if (!days) return unexpected("a number of days");
        if (auto const ok = take("days"); !ok) return fail(ok);
        return *days;
    }

    Json consent() {
        auto const topic = tokens_.take_string();
        if (!topic) return unexpected("the key of a topic in quotes");
        if (auto const ok = take("is"); !ok) return fail(ok);
        auto const state = tokens_.take_name();
        if (!state) return unexpected("given, withdrawn, requested or none");
        return json::object{{"type", "consent"}, {"topic_key", *topic}, {"state", *state}};
    }

    Json member() {
        if (auto const ok = take("of"); !ok) return fail(ok);
        auto const id = tokens_.take_number();
        if (!id) return unexpected("the id of a segment");
        return json::object{{"type", "segment"}, {"segment_id", std::to_string(*id)}};
    }

    Json words() {
        if (auto const ok = take("by"); !ok) return fail(ok);
        auto const query = tokens_.take_string();
        if (!query) return unexpected("words in quotes");
        return json::object{{"type", "words"}, {"query", *query}};
    }

    Json meets() {
        auto const name = tokens_.take_name();
        if (!name) return unexpected("the name of a condition");
        json::object arguments;
        if (auto const ok = take("("); !ok) return fail(ok);
        while (!tokens_.take(")")) {
            if (!arguments.empty())
                if (auto const ok = take(","); !ok) return fail(ok);
            auto const argument = tokens_.take_name();
            if (!argument) return unexpected("the name of an argument");
            if (auto const ok = take(":"); !ok) return fail(ok);
            auto const value = tokens_.take_string();
            if (!value) return unexpected("a value in quotes");
            arguments[*argument] = *value;
        }
        return json::object{{"type", "feature"}, {"name", *name}, {"arguments", std::move(arguments)}};
    }

    Json property() {
        auto const name = tokens_.take_name();
        if (!name) return unexpected("a condition");
        json::object filter{{"type", "property"}, {"propertyName", *name}};
        for (auto const& sign : comparing_signs)
            if (tokens_.take(sign.words)) return with_value(std::move(filter), name_of(sign.is));
        if (tokens_.take("contains")) {
            bool const no = tokens_.take("no");
            return with_value(std::move(filter), no ? "NOT_CONTAINS_TOKEN" : "CONTAINS_TOKEN");
        }
        if (tokens_.take("is")) return known(std::move(filter));
        if (tokens_.take("between")) return between(std::move(filter));
        if (tokens_.take("more")) return date(*name, "more_than_ago");
        if (tokens_.take("not")) {
            if (auto const ok = take("in"); !ok) return fail(ok);
            return among(std::move(filter), "NOT_IN");
        }
        if (!tokens_.take("in")) return unexpected("a comparison, such as =, in, is known, contains or between");
        if (!tokens_.take("the")) return among(std::move(filter), "IN");
        if (tokens_.take("last")) return date(*name, "in_the_last");
        if (tokens_.take("next")) return date(*name, "in_the_next");
        return unexpected("“last” or “next”");
    }

    Json with_value(json::object filter, std::string_view is) {
        auto const value = tokens_.take_value();
        if (!value) return unexpected("a value in quotes, or a number");
        filter["operator"] = is;
        filter["value"] = *value;
        return filter;
    }

    Json known(json::object filter) {
        if (tokens_.take("known"))
            filter["operator"] = "HAS_PROPERTY";
        else if (tokens_.take("unknown"))
            filter["operator"] = "NOT_HAS_PROPERTY";
        else
            return unexpected("“known” or “unknown”");
        return filter;
    }

    Json between(json::object filter) {
        auto low = with_value(std::move(filter), "BETWEEN");
        if (!low) return low;
        if (auto const ok = take("and"); !ok) return fail(ok);
        auto const high = tokens_.take_value();
        if (!high) return unexpected("a value in quotes, or a number");
        low->as_object()["highValue"] = *high;
        return low;
    }

    Json among(json::object filter, std::string_view is) {
        std::vector<std::string> values;
        if (auto const ok = take("("); !ok) return fail(ok);
        while (!tokens_.take(")")) {
            if (!values.empty())
                if (auto const ok = take(","); !ok) return fail(ok);
            auto value = tokens_.take_value();
            if (!value) return unexpected("a value in quotes, or a number");
            values.push_back(*std::move(value));
        }
        filter["operator"] = is;
        filter["values"] = strings(values);
        return filter;
    }

    Json date(std::string const& name, std::string_view is) {
        bool const ago = is == "more_than_ago";
        auto const days = ago ? days_behind({"than"}) : days_behind({});
        if (!days) return fail(days);
        if (ago)
            if (auto const ok = take("ago"); !ok) return fail(ok);
        return json::object{{"type", "date"}, {"propertyName", name}, {"operator", is}, {"days", *days}};
    }

    Tokens tokens_;
    std::vector<TextPlace> places_;
};

}  // namespace

std::string text_of(Condition const& condition) { return Printer().print(condition); }
Result<ReadText> condition_from(std::string_view text) { return Parser(text).read(); }

}  // namespace tandem::segments
