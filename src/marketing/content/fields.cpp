#include "marketing/content/fields.hpp"

#include "base/line.hpp"
#include "crm/records/custom.hpp"
#include "crm/records/records.hpp"
#include "crm/records/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tandem::content {
namespace {

using records::ObjectType;
using records::ValueKind;

constexpr std::size_t longest_line = 500, longest_text = 10'000;

FieldKind kind_of(records::Property const& property, std::string_view field_type) {
    switch (property.kind) {
        case ValueKind::email:
            return FieldKind::email;
        case ValueKind::whole:
        case ValueKind::number:
        case ValueKind::money:
            return FieldKind::number;
        case ValueKind::datetime:
        case ValueKind::date:
            return FieldKind::date;
        case ValueKind::boolean:
            return FieldKind::checkbox;
        case ValueKind::enumeration:
            return property.many ? FieldKind::checkboxes : FieldKind::select;
        default:
            break;
    }
    if (field_type == "textarea") return FieldKind::textarea;
    return field_type == "phonenumber" || property.name.ends_with("phone") ? FieldKind::phone : FieldKind::text;
}

std::vector<FieldOption> options_for(db::Read& read, records::Property const& property) {
    std::vector<FieldOption> options;
    if (property.custom) {
        auto const field = records::custom_field(read, ObjectType::contacts, property.name);
        if (!field) return options;
        for (auto const& option : field->options)
            if (!option.hidden.value_or(false)) options.push_back({option.value, option.label});
    } else if (auto const* standard = records::find_standard(records::definition_of(ObjectType::contacts), property.name)) {
        for (auto const& choice : standard->choices) options.push_back({std::string(choice.value), std::string(choice.label)});
    }
    return options;
}

std::string field_type_of(db::Read& read, records::Property const& property) {
    if (!property.custom) return {};
    auto const field = records::custom_field(read, ObjectType::contacts, property.name);
    return field ? field->field_type : std::string();
}

std::string joined(BoundField const& field, std::vector<std::string> const& given) {
    if (field.kind == FieldKind::checkbox) {
        bool const ticked = !given.empty() && !given.front().empty() && given.front() != "false" && given.front() != "0";
        return ticked ? "true" : "";
    }
    if (field.kind != FieldKind::checkboxes) return given.empty() ? "" : given.front();
    std::string text;
    for (auto const& one : given)
        if (!one.empty()) text += (text.empty() ? "" : ";") + one;
    return text;
}

/// "Budget: “x” is not a number." names the property; the field has a label of its own beside it.
std::string sentence_of(Error const& error) {
    auto const colon = error.message.find(": ");
    auto sentence = colon == std::string::npos ? error.message : error.message.substr(colon + 2);
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
}

std::string label_for(BoundField const& field, std::string const& value) {
    if (field.kind == FieldKind::checkbox) return "yes";
    std::string text;
    std::string_view rest = value;
    while (!rest.empty()) {
        auto const semicolon = field.kind == FieldKind::checkboxes ? rest.find(';') : std::string_view::npos;
        auto const one = rest.substr(0, semicolon);
        auto const found = std::ranges::find(field.options, one, &FieldOption::value);
        text += (text.empty() ? "" : ", ") + (found == field.options.end() ? std::string(one) : found->label);
        rest = semicolon == std::string_view::npos ? std::string_view{} : rest.substr(semicolon + 1);
    }
    return text;
}

std::optional<std::string> wrong_with(BoundField const& field, std::string const& value) {
    if (value.empty()) {
        if (!field.field.required && field.field.property.value != "email") return std::nullopt;
        return field.kind == FieldKind::checkbox ? "Please tick this box." : "Please fill this in.";
    }
    if (!is_clean_utf8(value)) return "This has characters that cannot be kept.";
    auto const longest = field.kind == FieldKind::textarea ? longest_text : longest_line;
    if (count_code_points(value) > longest) return fmt::format("Please use at most {} characters.", longest);
    auto const stored = records::to_stored(field.property, value, {});
    if (!stored) return sentence_of(stored.error());
    return std::nullopt;
}

}  // namespace

bool is_for_forms(records::Property const& property) {
    static std::set<std::string_view> const own_business = {"lifecyclestage", "hubspot_owner_id", "hubspotscore"};
    if (property.read_only || property.name.starts_with("hs_") || own_business.contains(property.name)) return false;
    return property.kind != ValueKind::owner && property.kind != ValueKind::pipeline && property.kind != ValueKind::stage;
}

std::vector<FieldError> wrong_properties(records::PropertySet const& set, std::vector<FormField> const& fields) {
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto const* property = set.find(fields[i].property.value);
        auto const pointer = fmt::format("/fields/{}/property", i);
        if (!property)
            errors.push_back({pointer, "property_unknown", fmt::format("Contacts have no property “{}”.", fields[i].property.value)});
        else if (!is_for_forms(*property))
            errors.push_back({pointer, "property_not_for_forms", fmt::format("“{}” cannot be filled in by visitors.", property->label)});
    }
    return errors;
}

std::vector<BoundField> bind_fields(db::Read& read, std::vector<FormField> const& fields) {
    auto const set = records::load_properties(read, ObjectType::contacts);
    std::vector<BoundField> bound;
    for (auto const& field : fields) {
        auto const* property = set.find(field.property.value);
        if (!property || !is_for_forms(*property)) continue;
        bound.push_back({field, kind_of(*property, field_type_of(read, *property)), *property, options_for(read, *property)});
    }
    return bound;
}

Answers read_answers(std::vector<BoundField> const& fields, Given const& given) {
    Answers answers;
    for (auto const& field : fields) {
        auto const& name = field.field.property.value;
        auto const found = given.find(name);
        auto const raw = found == given.end() ? std::string() : joined(field, found->second);
        auto const value = field.kind == FieldKind::textarea ? std::string(trim(raw)) : one_line(raw);
        if (auto wrong = wrong_with(field, value))
            answers.errors[name] = *std::move(wrong);
        else if (!value.empty()) {
            answers.values[name] = value;
            answers.shown.push_back({name, field.field.label.value, label_for(field, value)});
        }
    }
    return answers;
}

}  // namespace tandem::content
