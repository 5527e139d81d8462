#include "crm/records/changes.hpp"
#include "crm/records/reading.hpp"

namespace tandem::records {
namespace {

struct PutLastActivity {
    static constexpr std::string_view sql = R"(
        update contact set hs_last_activity_date = :at, hs_last_activity_type = :type, hs_last_activity_department = :department, hs_last_activity_title = :title,
            last_about_type = :about_type, last_about_id = :about_id
        where workspace_id = :workspace_id and id = :contact_id and (hs_last_activity_date is null or hs_last_activity_date <= :at))";
    RecordId contact_id;
    Instant at;
    std::string type;
    std::string department;
    std::string title;
    db::About about;
};
TANDEM_QUERY(PutLastActivity, (contact_id, at, type, department, title, about))

struct SetLastActivity {
    static constexpr std::string_view sql = R"(
        update contact set hs_last_activity_date = :at, hs_last_activity_type = :type, hs_last_activity_department = :department, hs_last_activity_title = :title,
            last_about_type = :about_type, last_about_id = :about_id
        where workspace_id = :workspace_id and id = :contact_id)";
    RecordId contact_id;
    std::optional<Instant> at;
    std::optional<std::string> type;
    std::optional<std::string> department;
    std::optional<std::string> title;
    db::About about;
};
TANDEM_QUERY(SetLastActivity, (contact_id, at, type, department, title, about))

struct PutNextAbout {
    static constexpr std::string_view sql = R"(
        update contact set next_about_type = :about_type, next_about_id = :about_id where workspace_id = :workspace_id and id = :contact_id)";
    RecordId contact_id;
    db::About about;
};
TANDEM_QUERY(PutNextAbout, (contact_id, about))

}  // namespace

void put_last_activity(db::Write& write, RecordId contact, LastActivity const& activity) {
    write.run(PutLastActivity{.contact_id = contact,
                              .at = activity.at,
                              .type = activity.type,
                              .department = activity.department,
                              .title = activity.title,
                              .about = activity.about});
}

void set_last_activity(db::Write& write, RecordId contact, std::optional<LastActivity> const& activity) {
    if (!activity) {
        write.run(SetLastActivity{.contact_id = contact, .at = {}, .type = {}, .department = {}, .title = {}, .about = {}});
        return;
    }
    write.run(SetLastActivity{.contact_id = contact,
                              .at = activity->at,
                              .type = activity->type,
                              .department = activity->department,
                              .title = activity->title,
                              .about = activity->about});
}

void put_next_activity(db::Write& write, RecordId contact, NextActivity const& activity) {
    write.run(PutNextAbout{.contact_id = contact, .about = activity.about});
    auto const at = activity.at ? std::optional(std::to_string(activity.at->ms)) : std::nullopt;
    static_cast<void>(
        put_computed(write, ObjectType::contacts, contact, {{"notes_next_activity_date", at}, {"hs_next_activity_title", activity.title}}));
}

Result<bool> put_computed(db::Write& write, ObjectType type, RecordId id, PropertyValues const& values) {
    auto const record = find_stored(write, type, id);
    if (!record) return record_unknown(*definition_of(write, type), to_string(id));
    auto const set = load_properties(write, type);
    db::Assignments columns;
    std::vector<PropertyChange> published;
    for (auto const& [name, value] : values) {
        auto const* property = set.find(name);
        if (!property || property->custom)
            return invalid_field("/properties/" + name, "PROPERTY_DOESNT_EXIST", "This is no computed property.");
        auto const former = record->value_of(*property);
        if (former == value) continue;
        columns.set(property->stored, to_column(*property, value));
        published.push_back({name, former, value});
    }
    if (published.empty()) return false;
    update_stored(write, type, id, columns);
    write.touch(name_of(type), id);
    write.publish(RecordChanged{type, id, std::move(published)});
    return true;
}

}  // namespace tandem::records
