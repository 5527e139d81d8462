#include "crm/bulk/cells.hpp"

#include "crm/pipelines/pipelines.hpp"
#include "crm/records/custom.hpp"
#include "platform/auth/workspace.hpp"

namespace tandem::bulk {
namespace {

using records::Property;
using records::ValueKind;

std::map<std::string, std::string> choices_of(db::Read& read, records::ObjectDefinition const& object, Property const& property) {
    std::map<std::string, std::string> choices;
    if (property.kind == ValueKind::activity)
        for (auto const& kind : read.part<feature::TimelineKinds>().all) choices.emplace(kind.name, kind.label);
    if (property.kind != ValueKind::enumeration) return choices;
    if (property.custom) {
        if (auto const field = records::custom_field(read, object.type, property.name))
            for (auto const& option : field->options) choices.emplace(option.value.value, option.label.value);
    } else if (auto const* standard = records::find_standard(object, property.name)) {
        for (auto const& choice : standard->choices) choices.emplace(choice.value, choice.label);
    }
    return choices;
}

}  // namespace

Cells::Cells(db::Read& read, records::PropertySet const& set, std::vector<std::string> const& names) : read_(read), set_(set) {
    for (auto const& name : names) {
        auto const* property = set.find(name);
        if (!property || property->kind == ValueKind::id) continue;
        shown_.push_back(property);
        choices_.emplace(name, choices_of(read, set.object(), *property));
    }
}

std::vector<std::string> Cells::head() const {
    std::vector<std::string> cells{"Record ID"};
    for (auto const* property : shown_) cells.push_back(property->label);
    return cells;
}

std::vector<std::string> Cells::row(records::StoredRecord const& record) {
    std::vector<std::string> cells{to_string(record.id)};
    auto const context = records::context_of(record, set_);
    for (auto const* property : shown_) {
        auto const value = records::to_wire(*property, record.value_of(*property), context).value_or("");
        if (property->kind == ValueKind::stage)
            cells.push_back(stage(record, value));
        else
            cells.push_back(said(*property, value));
    }
    return cells;
}

std::string Cells::said(Property const& property, std::string const& value) {
    if (value.empty()) return value;
    if (property.kind == ValueKind::owner) return owner(value);
    auto const& choices = choices_.at(property.name);
    if (choices.empty()) return value;
    std::string out;
    std::string_view rest = value;
    while (true) {
        auto const one = std::string(rest.substr(0, rest.find(';')));
        auto const known = choices.find(one);
        out += known == choices.end() ? one : known->second;
        if (one.size() == rest.size()) return out;
        out += "; ";
        rest.remove_prefix(one.size() + 1);
    }
}

std::string Cells::owner(std::string const& id) {
    auto const known = owners_.find(id);
    if (known != owners_.end()) return known->second;
    return owners_[id] = auth::user_name(read_, UserId(parse_id(id).value_or(0)));
}

std::string Cells::stage(records::StoredRecord const& record, std::string const& id) {
    auto const* property = set_.find(set_.object().pipeline);
    auto const pipeline = property ? record.value_of(*property).value_or("") : "";
    if (!stages_.contains(pipeline + "/")) {
        stages_.emplace(pipeline + "/", "");  // looked up, and what no stage is called
        for (auto const& one : pipelines::stages_of(read_, std::string(kinds::name_of(set_.object().type)), pipeline))
            stages_.emplace(pipeline + "/" + one.id, one.label);
    }
    auto const known = stages_.find(pipeline + "/" + id);
    return known == stages_.end() ? id : known->second;
}

}  // namespace tandem::bulk
