#pragma once

// A wire type is declared once with Boost.Describe; reading, writing and its JSON Schema follow from that declaration.
// Reading collects every wrong field, not just the first.

#include "base/id.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <vector>

namespace tandem {

namespace json = boost::json;

/// A whole number with limits that are part of its type.
template <std::int64_t Min, std::int64_t Max>
struct Whole {
    std::int64_t value = Min;
    operator std::int64_t() const { return value; }  // NOLINT: a Whole is a number that was checked
    auto operator<=>(Whole const&) const = default;
};

/// Where the reader stands, as a chain of steps; turned into a JSON pointer only when something is wrong.
struct JsonPath {
    JsonPath const* parent = nullptr;
    std::string_view key{};
    std::size_t index = 0;
    bool is_index = false;

    std::string pointer() const;
};

/// Collects what is wrong while a value is read.
struct Reading {
    bool from_text = false;   ///< query strings and forms: "5" is a number, "a,b" a list
    bool from_store = false;  ///< what is missing keeps its default, what is unknown is passed over
    std::vector<FieldError> errors{};

    bool wrong(JsonPath const& path, std::string code, std::string message);
};

/// JSON Schema (OpenAPI 3.1) of described types; structs become named components, each once.
struct Schemas {
    std::map<std::string, json::object> components{};
};

/// How one type is read, written and described. Specialise for a new leaf type.
template <class T>
struct Coder;

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;

template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value && std::is_enum_v<T>;

namespace described {

// The parts that need no template, kept out of every unit that decodes.
bool read_bool(json::value const&, JsonPath const&, Reading&, bool& out);
bool read_whole(json::value const&, JsonPath const&, Reading&, std::int64_t min, std::int64_t max, std::int64_t& out);
bool read_number(json::value const&, JsonPath const&, Reading&, double& out);
bool read_string(json::value const&, JsonPath const&, Reading&, std::size_t min, std::size_t max, bool trimmed, std::string& out);
bool read_id(json::value const&, JsonPath const&, Reading&, std::int64_t& out);
json::object const* read_object(json::value const&, JsonPath const&, Reading&);
json::array const* read_array(json::value const&, JsonPath const&, Reading&, std::size_t max, json::array& split);
bool unknown_enumerator(JsonPath const&, Reading&, std::string_view given, std::vector<std::string_view> const& known);
json::object text_schema(std::size_t min, std::size_t max);
json::object whole_schema(std::int64_t min, std::int64_t max);
std::string component_name(std::type_info const&);
json::object reference_to(std::string_view component);
std::optional<Failure> failure_of(Reading&& reading);

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

/// A member whose name is a C++ keyword bears a trailing underscore that the wire does not: `operator_`.
constexpr std::string_view wire_name(std::string_view member) {
    return member.ends_with('_') ? member.substr(0, member.size() - 1) : member;
}

template <class T>
constexpr bool ignores_unknown = requires { requires T::ignore_unknown; };

}  // namespace described

template <>
struct Coder<bool> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, bool& out) { return described::read_bool(v, p, r, out); }
    static json::value write(bool value) { return value; }
    static json::object schema(Schemas&) { return {{"type", "boolean"}}; }
};

template <std::integral T>
    requires(!std::same_as<T, bool>)
struct Coder<T> {
    static constexpr std::int64_t min = std::is_unsigned_v<T> ? 0 : static_cast<std::int64_t>(std::numeric_limits<T>::min());
    static constexpr std::int64_t max =
        sizeof(T) < 8 ? static_cast<std::int64_t>(std::numeric_limits<T>::max()) : std::numeric_limits<std::int64_t>::max();
    static bool read(json::value const& v, JsonPath const& p, Reading& r, T& out) {
        std::int64_t whole = 0;
        if (!described::read_whole(v, p, r, min, max, whole)) return false;
        out = static_cast<T>(whole);
        return true;
    }
    static json::value write(T value) { return value; }
    static json::object schema(Schemas&) { return {{"type", "integer"}}; }
};

template <std::int64_t Min, std::int64_t Max>
struct Coder<Whole<Min, Max>> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, Whole<Min, Max>& out) {
        return described::read_whole(v, p, r, Min, Max, out.value);
    }
    static json::value write(Whole<Min, Max> whole) { return whole.value; }
    static json::object schema(Schemas&) { return described::whole_schema(Min, Max); }
};

template <>
struct Coder<double> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, double& out) { return described::read_number(v, p, r, out); }
    static json::value write(double value) { return value; }
    static json::object schema(Schemas&) { return {{"type", "number"}}; }
};

template <>
struct Coder<std::string> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, std::string& out) {
        return described::read_string(v, p, r, 0, 65'536, false, out);
    }
    static json::value write(std::string const& value) { return json::value(value); }
    static json::object schema(Schemas&) { return {{"type", "string"}}; }
};

template <std::size_t Min, std::size_t Max>
struct Coder<Text<Min, Max>> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, Text<Min, Max>& out) {
        return described::read_string(v, p, r, Min, Max, true, out.value);
    }
    static json::value write(Text<Min, Max> const& text) { return json::value(text.value); }
    static json::object schema(Schemas&) { return described::text_schema(Min, Max); }
};

template <class Tag>
struct Coder<Id<Tag>> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, Id<Tag>& out) { return described::read_id(v, p, r, out.value); }
    static json::value write(Id<Tag> id) { return json::value(to_string(id)); }
    static json::object schema(Schemas&) { return {{"type", "string"}, {"pattern", "^[0-9]{1,16}$"}}; }
};

template <>
struct Coder<EmailAddress> {
    static bool read(json::value const&, JsonPath const&, Reading&, EmailAddress& out);
    static json::value write(EmailAddress const& address) { return json::value(address.value); }
    static json::object schema(Schemas&) { return {{"type", "string"}, {"format", "email"}, {"maxLength", 254}}; }
};

template <>
struct Coder<Instant> {
    static bool read(json::value const&, JsonPath const&, Reading&, Instant& out);
    static json::value write(Instant at) { return json::value(format_rfc3339(at)); }
    static json::object schema(Schemas&) { return {{"type", "string"}, {"format", "date-time"}}; }
};

template <>
struct Coder<Date> {
    static bool read(json::value const&, JsonPath const&, Reading&, Date& out);
    static json::value write(Date date) { return json::value(format_date(date)); }
    static json::object schema(Schemas&) { return {{"type", "string"}, {"format", "date"}}; }
};

template <>
struct Coder<Money> {
    static bool read(json::value const&, JsonPath const&, Reading&, Money& out);
    static json::value write(Money const& money);
    static json::object schema(Schemas& schemas);
};

/// Free-form JSON: the feature that takes it checks it.
template <>
struct Coder<json::value> {
    static bool read(json::value const& v, JsonPath const&, Reading&, json::value& out) { return out = v, true; }
    static json::value write(json::value const& value) { return value; }
    static json::object schema(Schemas&) { return {}; }
};
template <>
struct Coder<json::object> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, json::object& out) {
        auto const* object = described::read_object(v, p, r);
        if (object) out = *object;
        return object != nullptr;
    }
    static json::value write(json::object const& value) { return value; }
    static json::object schema(Schemas&) { return {{"type", "object"}, {"additionalProperties", true}}; }
};

template <class T>
struct Coder<std::optional<T>> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, std::optional<T>& out) {
        out.reset();
        if (v.is_null()) return true;
        T value{};
        if (!Coder<T>::read(v, p, r, value)) return false;
        out = std::move(value);
        return true;
    }
    static json::value write(std::optional<T> const& value) { return value ? json::value(Coder<T>::write(*value)) : json::value(nullptr); }
    static json::object schema(Schemas& schemas) {
        auto const inner = Coder<T>::schema(schemas);
        return {{"anyOf", json::array{inner, json::object{{"type", "null"}}}}};
    }
};

template <class T>
struct Coder<std::vector<T>> {
    static constexpr std::size_t max = 10'000;
    static bool read(json::value const& v, JsonPath const& p, Reading& r, std::vector<T>& out) {
        json::array split;
        auto const* array = described::read_array(v, p, r, max, split);
        if (!array) return false;
        bool all = true;
        out.clear();
        out.reserve(array->size());
        for (std::size_t i = 0; i < array->size(); ++i)
            all = Coder<T>::read((*array)[i], JsonPath{&p, {}, i, true}, r, out.emplace_back()) && all;
        return all;
    }
    static json::value write(std::vector<T> const& values) {
        json::array array;
        array.reserve(values.size());
        for (auto const& value : values) array.push_back(Coder<T>::write(value));
        return array;
    }
    static json::object schema(Schemas& schemas) { return {{"type", "array"}, {"items", Coder<T>::schema(schemas)}}; }
};

template <class T>
struct Coder<std::map<std::string, T>> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, std::map<std::string, T>& out) {
        auto const* object = described::read_object(v, p, r);
        if (!object) return false;
        bool all = true;
        for (auto const& [key, value] : *object) all = Coder<T>::read(value, JsonPath{&p, key}, r, out[std::string(key)]) && all;
        return all;
    }
    static json::value write(std::map<std::string, T> const& values) {
        json::object object;
        for (auto const& [key, value] : values) object.emplace(key, Coder<T>::write(value));
        return object;
    }
    static json::object schema(Schemas& schemas) { return {{"type", "object"}, {"additionalProperties", Coder<T>::schema(schemas)}}; }
};

/// The spelling of an enumerator, which is its JSON string.
template <DescribedEnum E>
std::string_view name_of(E value) {
    std::string_view name;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto const& d) {
        if (d.value == value) name = d.name;
    });
    return name;
}

template <DescribedEnum E>
std::vector<std::string> names_of(std::vector<E> const& values) {
    std::vector<std::string> names;
    for (auto const value : values) names.emplace_back(name_of(value));
    return names;
}

template <DescribedEnum E>
std::optional<E> enumerator_named(std::string_view name) {
    std::optional<E> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto const& d) {
        if (name == d.name) found = d.value;
    });
    return found;
}

template <DescribedEnum E>
std::vector<std::string_view> enumerators_of() {
    std::vector<std::string_view> names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto const& d) { names.emplace_back(d.name); });
    return names;
}

template <DescribedEnum E>
struct Coder<E> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, E& out) {
        auto const* text = v.if_string();
        auto const found = text ? enumerator_named<E>(std::string_view(*text)) : std::nullopt;
        if (!found) return described::unknown_enumerator(p, r, text ? std::string_view(*text) : "", enumerators_of<E>());
        out = *found;
        return true;
    }
    static json::value write(E value) { return json::value(name_of(value)); }
    static json::object schema(Schemas&) {
        json::array names;
        for (auto const name : enumerators_of<E>()) names.emplace_back(name);
        return {{"type", "string"}, {"enum", std::move(names)}};
    }
};

template <DescribedStruct T>
struct Coder<T> {
    using Members = described::members_of<T>;

    static bool read(json::value const& v, JsonPath const& p, Reading& r, T& out) {
        auto const* object = described::read_object(v, p, r);
        if (!object) return false;
        auto const before = r.errors.size();
        std::size_t known = 0;
        boost::mp11::mp_for_each<Members>([&](auto const& d) {
            using Member = std::remove_cvref_t<decltype(out.*d.pointer)>;
            auto const* member = object->if_contains(described::wire_name(d.name));
            if (member) {
                ++known;
                Coder<Member>::read(*member, JsonPath{&p, described::wire_name(d.name)}, r, out.*d.pointer);
            } else if constexpr (!described::is_optional<Member>::value) {
                if (!r.from_store) r.wrong(JsonPath{&p, described::wire_name(d.name)}, "missing", "This field is required.");
            }
        });
        if constexpr (!described::ignores_unknown<T>)
            if (!r.from_store && known != object->size()) report_unknown(*object, p, r);
        return r.errors.size() == before;
    }

    static json::value write(T const& value) {
        json::object object;
        boost::mp11::mp_for_each<Members>([&](auto const& d) {
            using Member = std::remove_cvref_t<decltype(value.*d.pointer)>;
            if constexpr (described::is_optional<Member>::value) {
                if (value.*d.pointer) object.emplace(described::wire_name(d.name), Coder<Member>::write(value.*d.pointer));
            } else {
                object.emplace(described::wire_name(d.name), Coder<Member>::write(value.*d.pointer));
            }
        });
        return object;
    }

    static json::object schema(Schemas& schemas) {
        auto const name = described::component_name(typeid(T));
        if (schemas.components.try_emplace(name).second) {
            json::object properties;
            json::array required;
            boost::mp11::mp_for_each<Members>([&](auto const& d) {
                using Member = std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>;
                // Written it is left out where it has no value, so its schema knows no null.
                if constexpr (described::is_optional<Member>::value) {
                    properties.emplace(described::wire_name(d.name), Coder<typename Member::value_type>::schema(schemas));
                } else {
                    properties.emplace(described::wire_name(d.name), Coder<Member>::schema(schemas));
                    required.emplace_back(described::wire_name(d.name));
                }
            });
            json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
            if (!required.empty()) schema.emplace("required", std::move(required));
            schemas.components[name] = std::move(schema);
        }
        return described::reference_to(name);
    }

private:
    static void report_unknown(json::object const& object, JsonPath const& p, Reading& r) {
        for (auto const& [key, value] : object) {
            bool found = false;
            boost::mp11::mp_for_each<Members>([&](auto const& d) { found = found || key == described::wire_name(d.name); });
            if (!found) r.wrong(JsonPath{&p, key}, "unknown_field", "This field is not known here.");
        }
    }
};

/// Reads a value, or says everything that is wrong with it (kind invalid, code `fields_invalid`).
template <class T>
Result<T> decode(json::value const& value) {
    Reading reading;
    T out{};
    Coder<T>::read(value, JsonPath{}, reading, out);
    if (auto failure = described::failure_of(std::move(reading))) return *std::move(failure);
    return out;
}

/// The same for an object of strings, as query strings and HTML forms give it.
template <class T>
Result<T> decode_text(json::value const& value) {
    Reading reading{.from_text = true};
    T out{};
    Coder<T>::read(value, JsonPath{}, reading, out);
    if (auto failure = described::failure_of(std::move(reading))) return *std::move(failure);
    return out;
}

/// The same for what an earlier version of the program wrote: fields that T got later have T's defaults, those it lost are
/// passed over.
template <class T>
Result<T> decode_stored(json::value const& value) {
    Reading reading{.from_store = true};
    T out{};
    Coder<T>::read(value, JsonPath{}, reading, out);
    if (auto failure = described::failure_of(std::move(reading))) return *std::move(failure);
    return out;
}

template <class T>
json::value encode(T const& value) {
    return Coder<T>::write(value);
}

template <class T>
json::object schema_of(Schemas& schemas) {
    return Coder<T>::schema(schemas);
}

/// Parses one JSON document: at most 32 levels deep, clean UTF-8 without NUL; code `json_malformed` names the byte.
Result<json::value> parse_json(std::string_view text);

}  // namespace tandem
