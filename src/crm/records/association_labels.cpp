#include "crm/records/association_labels.hpp"

#include "base/line.hpp"
#include "platform/db/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::records {
namespace {

// A label has two numbers, one for each direction, beyond those of all other links; clients keep them in 32 bits.
constexpr std::int64_t first_number = 2'000'000'000;
constexpr std::int64_t most_labels_ever = 50'000'000;
constexpr std::size_t most_labels = 10;

struct Label {
    std::int64_t number = 0;
    ObjectType from_type{};
    ObjectType to_type{};
    std::string name;
    std::string label;
    std::string inverse_label;  ///< empty where it is called the same from both sides
    Instant created_at;
    Instant updated_at;
    bool archived = false;

    std::string const& inverse() const { return inverse_label.empty() ? label : inverse_label; }
};
BOOST_DESCRIBE_STRUCT(Label, (), (number, from_type, to_type, name, label, inverse_label, created_at, updated_at, archived))
TANDEM_TABLE(Label, association_label, (number), (from_type, to_type, name, created_at))

struct ListLabels {
    using Row = Label;
    static constexpr std::string_view sql =
        "select {{columns}} from association_label where workspace_id = :workspace_id and archived = 0 order by number limit 10000";
};
TANDEM_QUERY(ListLabels, ())

struct LabelsEver {
    using Row = std::int64_t;
    static constexpr std::string_view sql = "select coalesce(max(number), 0) from association_label where workspace_id = :workspace_id";
};
TANDEM_QUERY(LabelsEver, ())

struct KnownLabels {
    std::shared_ptr<std::vector<Label> const> all;
};

std::vector<Label> const& labels(db::Read& read) {
    auto& known = read.kept<KnownLabels>().all;
    if (!known) known = std::make_shared<std::vector<Label> const>(read.all(ListLabels{}));
    return *known;
}

/// Seen from the kind it was made from.
AssociationType as_type(Label const& label) {
    auto const id = first_number + 2 * label.number;
    bool const is_one = label.from_type == label.to_type && label.inverse_label.empty();
    return {label.from_type, label.to_type, id, is_one ? id : id + 1, label.label, label.inverse(), label.name, true};
}

bool is_between(Label const& label, ObjectType one, ObjectType other) {
    return (label.from_type == one && label.to_type == other) || (label.from_type == other && label.to_type == one);
}

Result<void> check_text(std::string const& text, std::string const& pointer) {
    if (one_line(text) == text) return {};
    return invalid_field(pointer, "INVALID_LABEL", "A label is one line of text.");
}

Result<void> check_name(std::string const& name) {
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name[0] >= 'a' && name[0] <= 'z' && std::ranges::all_of(name, fits)) return {};
    return invalid_field("/name", "INVALID_NAME", "A label's name has small letters, digits and _, and begins with a letter.");
}

Result<void> check_free(db::Read& read, ObjectType from, ObjectType to, LabelInput const& input) {
    for (auto const& type : association_types(read, from, to)) {
        if (type.label == input.label.value)
            return conflict("label_exists", fmt::format("A label “{}” exists already.", input.label.value));
        if (type.name == input.name.value || name_of_link(read, type) == input.name.value)
            return conflict("label_exists", fmt::format("A label with the name “{}” exists already.", input.name.value));
    }
    auto const between = std::ranges::count_if(labels(read), [&](Label const& label) { return is_between(label, from, to); });
    if (static_cast<std::size_t>(between) < most_labels) return {};
    return conflict("too_many_labels", fmt::format("There can be {} labels of your own between two kinds of records.", most_labels));
}

Label const* find_label(db::Read& read, std::int64_t type_id) {
    auto const& all = labels(read);
    auto const found = std::ranges::find(all, (type_id - first_number) / 2, &Label::number);
    return type_id < first_number || found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<AssociationType> label_types(db::Read& read, ObjectType from, ObjectType to) {
    std::vector<AssociationType> types;
    for (auto const& label : labels(read)) {
        auto const type = as_type(label);
        if (type.from == from && type.to == to) types.push_back(type);
        if (type.from == to && type.to == from && type.type_id != type.back_id) types.push_back(inverse_of(type));
    }
    return types;
}

std::optional<AssociationType> label_type(db::Read& read, ObjectType from, std::int64_t type_id) {
    auto const* label = find_label(read, type_id);
    if (!label) return std::nullopt;
    auto const type = as_type(*label);
    for (auto const& one : {type, inverse_of(type)})
        if (one.from == from && one.type_id == type_id) return one;
    return std::nullopt;
}

Result<AssociationType> add_label(db::Write& write, ObjectType from, ObjectType to, LabelInput const& input) {
    if (!default_association(write, from, to)) return cannot_be_linked(write, from, to);
    if (auto ok = check_text(input.label, "/label"); !ok) return fail(ok);
    if (input.inverseLabel)
        if (auto ok = check_text(*input.inverseLabel, "/inverseLabel"); !ok) return fail(ok);
    if (auto ok = check_name(input.name); !ok) return fail(ok);
    if (auto ok = check_free(write, from, to, input); !ok) return fail(ok);
    auto const number = write.one(LabelsEver{}).value() + 1;
    if (number > most_labels_ever) return conflict("too_many_labels", "No more labels can be made.");
    Label const label{.number = number,
                      .from_type = from,
                      .to_type = to,
                      .name = input.name,
                      .label = input.label,
                      .inverse_label = input.inverseLabel ? input.inverseLabel->value : std::string(),
                      .created_at = write.now(),
                      .updated_at = write.now()};
    write.run(db::Insert{label});
    write.kept<KnownLabels>() = {};
    write.summarize(fmt::format("Made the label {}", label.label));
    return as_type(label);
}

Result<void> change_label(db::Write& write, ObjectType from, ObjectType to, LabelPatch const& patch) {
    auto const type = label_type(write, from, patch.associationTypeId);
    if (!type || type->to != to)
        return invalid_field("/associationTypeId", "INVALID_ASSOCIATION", "No label of your own has this number between these kinds.");
    if (auto ok = check_text(patch.label, "/label"); !ok) return ok;
    if (patch.inverseLabel)
        if (auto ok = check_text(*patch.inverseLabel, "/inverseLabel"); !ok) return ok;
    for (auto const& other : association_types(write, from, to))
        if (other.type_id != type->type_id && other.label == patch.label.value)
            return conflict("label_exists", fmt::format("A label “{}” exists already.", patch.label.value));
    auto label = *find_label(write, patch.associationTypeId);
    bool const is_forth = as_type(label).type_id == type->type_id;
    // One that is called the same from both sides of one kind has one number, which stays.
    if (type->type_id == type->back_id && patch.inverseLabel && *patch.inverseLabel != patch.label)
        return invalid_field("/inverseLabel", "INVALID_ASSOCIATION", "This label is one and the same from both sides.");
    (is_forth ? label.label : label.inverse_label) = patch.label;
    if (patch.inverseLabel && type->type_id != type->back_id) (is_forth ? label.inverse_label : label.label) = *patch.inverseLabel;
    label.updated_at = write.now();
    write.run(db::Update{label});
    write.kept<KnownLabels>() = {};
    write.summarize(fmt::format("Changed the label {}", label.label));
    return {};
}

Result<void> remove_label(db::Write& write, AssociationType const& type) {
    if (any_links(write, type))
        return conflict("links_exist", fmt::format("Records are linked as “{}”. Take this label away from them first.", type.label));
    auto label = *find_label(write, type.type_id);
    label.archived = true;
    label.updated_at = write.now();
    write.run(db::Update{label});
    write.kept<KnownLabels>() = {};
    write.summarize(fmt::format("Removed the label {}", label.label));
    return {};
}

}  // namespace tandem::records
