#include "base/described.hpp"

#include "base/line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/core/demangle.hpp>

#include <charconv>
#include <cmath>

namespace tandem {
namespace {

void append_escaped(std::string& out, std::string_view key) {
    for (auto const c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

bool has_nul(json::value const& value) {
    if (auto const* text = value.if_string()) return text->find('\0') != json::string::npos;
    if (auto const* array = value.if_array())
        for (auto const& item : *array)
            if (has_nul(item)) return true;
    if (auto const* object = value.if_object())
        for (auto const& [key, item] : *object)
            if (key.find('\0') != std::string_view::npos || has_nul(item)) return true;
    return false;
}

}  // namespace

std::string JsonPath::pointer() const {
    if (!parent) return {};
    auto text = parent->pointer() + "/";
    if (is_index)
        text += std::to_string(index);
    else
        append_escaped(text, key);
    return text;
}

bool Reading::wrong(JsonPath const& path, std::string code, std::string message) {
    constexpr std::size_t enough = 100;
    if (errors.size() < enough) errors.push_back({path.pointer(), std::move(code), std::move(message)});
    return false;
}

namespace described {

bool read_bool(json::value const& v, JsonPath const& p, Reading& r, bool& out) {
    if (auto const* value = v.if_bool()) return out = *value, true;
    if (auto const* text = v.if_string(); text && r.from_text) {
        if (*text == "true" || *text == "1" || *text == "on") return out = true, true;
        if (*text == "false" || *text == "0" || text->empty()) return out = false, true;
    }
    return r.wrong(p, "not_a_boolean", "This must be true or false.");
}

bool read_whole(json::value const& v, JsonPath const& p, Reading& r, std::int64_t min, std::int64_t max, std::int64_t& out) {
    if (auto const* value = v.if_int64())
        out = *value;
    else if (v.is_uint64())
        return r.wrong(p, "out_of_range", fmt::format("This must be between {} and {}.", min, max));
    else if (auto const* text = v.if_string(); text && r.from_text) {
        auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), out);
        if (error != std::errc{} || end != text->data() + text->size())
            return r.wrong(p, "not_a_whole_number", "This must be a whole number.");
    } else
        return r.wrong(p, "not_a_whole_number", "This must be a whole number.");
    if (out < min || out > max) return r.wrong(p, "out_of_range", fmt::format("This must be between {} and {}.", min, max));
    return true;
}

bool read_number(json::value const& v, JsonPath const& p, Reading& r, double& out) {
    if (v.is_number()) return out = v.to_number<double>(), true;
    if (auto const* text = v.if_string(); text && r.from_text) {
        auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), out);
        if (error == std::errc{} && end == text->data() + text->size() && std::isfinite(out)) return true;
    }
    return r.wrong(p, "not_a_number", "This must be a number.");
}

bool read_string(json::value const& v, JsonPath const& p, Reading& r, std::size_t min, std::size_t max, bool trimmed, std::string& out) {
    auto const* text = v.if_string();
    if (!text) return r.wrong(p, "not_text", "This must be text.");
    std::string_view view(*text);
    if (trimmed) view = trim(view);
    if (!is_clean_utf8(view)) return r.wrong(p, "invalid_text", "This text has characters that cannot be kept.");
    auto const length = count_code_points(view);
    if (length < min)
        return r.wrong(p, length == 0 ? "missing" : "too_short",
                       length == 0 ? "This field is required." : fmt::format("This needs at least {} characters.", min));
    if (length > max) return r.wrong(p, "too_long", fmt::format("This may have at most {} characters.", max));
    out.assign(view);
    return true;
}

bool read_id(json::value const& v, JsonPath const& p, Reading& r, std::int64_t& out) {
    std::optional<std::int64_t> id;
    if (auto const* number = v.if_int64(); number && *number >= 0)
        id = *number;
    else if (auto const* text = v.if_string())
        id = parse_id(*text);
    if (!id) return r.wrong(p, "not_an_id", "This is not an id.");
    out = *id;
    return true;
}

json::object const* read_object(json::value const& v, JsonPath const& p, Reading& r) {
    auto const* object = v.if_object();
    if (!object) r.wrong(p, "not_an_object", "This must be a JSON object.");
    return object;
}

json::array const* read_array(json::value const& v, JsonPath const& p, Reading& r, std::size_t max, json::array& split) {
    auto const* array = v.if_array();
    if (!array && r.from_text && v.is_string()) {
        std::string_view rest(v.get_string());
        while (!rest.empty()) {
            auto const comma = rest.find(',');
            if (auto const item = trim(rest.substr(0, comma)); !item.empty()) split.emplace_back(item);
            rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        }
        array = &split;
    }
    if (!array) return r.wrong(p, "not_a_list", "This must be a list."), nullptr;
    if (array->size() > max) return r.wrong(p, "too_many", fmt::format("At most {} entries are taken at once.", max)), nullptr;
    return array;
}

bool unknown_enumerator(JsonPath const& p, Reading& r, std::string_view given, std::vector<std::string_view> const& known) {
    auto const list = fmt::format("{}", fmt::join(known, ", "));
    return r.wrong(p, "unknown_value",
                   given.empty() ? fmt::format("This must be one of {}.", list)
                                 : fmt::format("“{}” is not one of {}.", beginning_of(given, 60), list));
}

json::object text_schema(std::size_t min, std::size_t max) {
    json::object schema{{"type", "string"}};
    if (min > 0) schema.emplace("minLength", min);
    schema.emplace("maxLength", max);
    return schema;
}

json::object whole_schema(std::int64_t min, std::int64_t max) { return {{"type", "integer"}, {"minimum", min}, {"maximum", max}}; }

std::string component_name(std::type_info const& type) {
    auto name = boost::core::demangle(type.name());
    replace_all(name, "tandem::", "");
    replace_all(name, "(anonymous namespace)::", "");
    replace_all(name, "::", ".");
    std::string clean;
    for (auto const c : name) {
        if (c == '<' || c == ',')
            clean += '_';
        else if (c != '>' && c != ' ')
            clean += c;
    }
    return clean;
}

json::object reference_to(std::string_view component) { return {{"$ref", fmt::format("#/components/schemas/{}", component)}}; }

std::optional<Failure> failure_of(Reading&& reading) {
    if (reading.errors.empty()) return std::nullopt;
    auto message = reading.errors.size() == 1
                       ? fmt::format("{}: {}", reading.errors.front().pointer.empty() ? "body" : reading.errors.front().pointer,
                                     reading.errors.front().message)
                       : fmt::format("{} fields are not valid. Nothing was changed.", reading.errors.size());
    return invalid("fields_invalid", std::move(message), std::move(reading.errors));
}

}  // namespace described

bool Coder<EmailAddress>::read(json::value const& v, JsonPath const& p, Reading& r, EmailAddress& out) {
    std::string text;
    if (!described::read_string(v, p, r, 1, 254, true, text)) return false;
    auto address = parse_email_address(text);
    if (!address) return r.wrong(p, "not_an_email", "This is not an e-mail address.");
    out = *std::move(address);
    return true;
}

bool Coder<Instant>::read(json::value const& v, JsonPath const& p, Reading& r, Instant& out) {
    auto const* text = v.if_string();
    auto const at = text ? parse_rfc3339(*text) : std::nullopt;
    if (!at) return r.wrong(p, "not_a_time", "This must be a time such as 2026-11-23T16:00:00Z.");
    out = *at;
    return true;
}

bool Coder<Date>::read(json::value const& v, JsonPath const& p, Reading& r, Date& out) {
    auto const* text = v.if_string();
    auto const date = text ? parse_date(*text) : std::nullopt;
    if (!date) return r.wrong(p, "not_a_date", "This must be a date such as 2026-11-23.");
    out = *date;
    return true;
}

bool Coder<Money>::read(json::value const& v, JsonPath const& p, Reading& r, Money& out) {
    auto const* object = described::read_object(v, p, r);
    if (!object) return false;
    auto const* currency = object->if_contains("currency");
    auto const* amount = object->if_contains("amount");
    auto const decimals = currency && currency->is_string() ? decimals_of(currency->get_string()) : std::nullopt;
    if (!decimals) return r.wrong(JsonPath{&p, "currency"}, "not_a_currency", "This must be an ISO 4217 code such as EUR.");
    auto const minor = amount && amount->is_string() ? parse_decimal(amount->get_string(), *decimals) : std::nullopt;
    if (!minor) return r.wrong(JsonPath{&p, "amount"}, "not_an_amount", "This must be a decimal amount in quotes, such as \"1234.56\".");
    out = {*minor, std::string(currency->get_string())};
    return true;
}

json::value Coder<Money>::write(Money const& money) {
    return json::object{{"amount", format_decimal(money.minor, decimals_of(money.currency).value_or(2))}, {"currency", money.currency}};
}

json::object Coder<Money>::schema(Schemas& schemas) {
    if (auto const [entry, fresh] = schemas.components.try_emplace("Money"); fresh)
        entry->second = {{"type", "object"},
                         {"properties", json::object{{"amount", json::object{{"type", "string"}, {"pattern", "^-?[0-9]+(\\.[0-9]+)?$"}}},
                                                     {"currency", json::object{{"type", "string"}, {"pattern", "^[A-Z]{3}$"}}}}},
                         {"required", json::array{"amount", "currency"}}};
    return described::reference_to("Money");
}

Result<json::value> parse_json(std::string_view text) {
    json::parse_options options;
    options.max_depth = 32;
    json::stream_parser parser({}, options);
    boost::system::error_code error;
    auto const read = parser.write_some(text.data(), text.size(), error);
    if (!error && read < text.size()) error = json::error::extra_data;
    if (!error) parser.finish(error);
    if (error) return invalid("json_malformed", fmt::format("The body is not valid JSON: {} near byte {}.", error.message(), read));
    auto value = parser.release();
    if (has_nul(value)) return invalid("json_malformed", "The body has a NUL character, which cannot be kept.");
    return value;
}

}  // namespace tandem
