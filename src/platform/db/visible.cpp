#include "platform/db/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

namespace tandem::db {
namespace {

constexpr std::array records = {
    RecordTable{"contact", "contacts", "hubspot_owner_id", true, &Access::contacts},
    RecordTable{"company", "companies", "hubspot_owner_id", true, &Access::companies},
    RecordTable{"deal", "deals", "hubspot_owner_id", true, &Access::deals},
    RecordTable{"quote", "quotes", "owner_id", false, &Access::quotes},
};

constexpr std::array belonging = {
    Belonging{"activity", "record_id", "", "object_type", "user_id"},
    Belonging{"activity", "about_id", "", "about_type", "user_id"},
    Belonging{"association", "from_id", "", "from_type"},
    Belonging{"association", "to_id", "", "to_type"},
    Belonging{"campaign_click", "contact_id", "contacts", ""},
    Belonging{"campaign_recipient", "contact_id", "contacts", ""},
    Belonging{"consent", "contact_id", "contacts", ""},
    Belonging{"consent_entry", "contact_id", "contacts", ""},
    Belonging{"external_key", "record_id", "", "object_type"},
    Belonging{"form_submission", "contact_id", "contacts", ""},
    Belonging{"handoff", "contact_id", "contacts", ""},
    Belonging{"mail_message", "contact_id", "contacts", ""},
    Belonging{"mail_message", "about_id", "", "about_type"},
    Belonging{"quote_document", "quote_id", "quotes", ""},
    Belonging{"quote_event", "quote_id", "quotes", ""},
    Belonging{"quote_line", "quote_id", "quotes", ""},
    Belonging{"quote_link", "quote_id", "quotes", ""},
    Belonging{"record_history", "record_id", "", "object_type"},
    Belonging{"score_day", "contact_id", "contacts", ""},
    Belonging{"score_explanation", "contact_id", "contacts", ""},
    Belonging{"seal", "subject_id", "quotes", ""},
    Belonging{"search_term", "record_id", "", "object_type"},
    Belonging{"timeline_entry", "record_id", "", "object_type"},
    Belonging{"timeline_entry", "about_id", "", "about_type"},
};

bool is_restricted(Actor const& actor, RecordTable const& record) { return actor.access.*record.access == RecordAccess::own; }

/// The record of this kind with this id is somebody else's.
std::string is_theirs(RecordTable const& record, std::string_view id) {
    return fmt::format(
        "exists (select 1 from {} hidden where hidden.workspace_id = :workspace_id and hidden.id = {} and hidden.{} <> :actor_id)",
        record.table, id, record.owner);
}

/// The record a row belongs to is somebody else's, and what the row says was not given to the asker to do.
std::string is_hidden(Belonging const& row, RecordTable const& record, std::string_view alias) {
    auto hidden = is_theirs(record, fmt::format("{}.{}", alias, row.record_id));
    if (row.object.empty()) hidden = fmt::format("{}.{} = '{}' and {}", alias, row.object_type, record.object, hidden);
    return row.given_to_user.empty() ? hidden : fmt::format("{}.{} <> :actor_id and {}", alias, row.given_to_user, hidden);
}

}  // namespace

std::span<RecordTable const> record_tables() { return records; }
std::span<Belonging const> belongings() { return belonging; }

std::string visible_to(Actor const& actor, std::string_view table, std::string_view alias) {
    auto predicate = fmt::format("{}.workspace_id = :workspace_id", alias);
    auto const into = std::back_inserter(predicate);
    bool known = false;
    for (auto const& record : records) {
        if (record.table == table) {
            known = true;
            if (is_restricted(actor, record)) {
                auto const or_nobodys = record.may_be_nobodys ? fmt::format(" or {}.{} is null", alias, record.owner) : std::string();
                fmt::format_to(into, " and ({}.{} = :actor_id{})", alias, record.owner, or_nobodys);
            }
        }
        for (auto const& row : belonging) {
            if (row.table != table) continue;
            known = true;
            bool const may_belong = row.object.empty() || row.object == record.object;
            if (may_belong && is_restricted(actor, record)) fmt::format_to(into, " and not ({})", is_hidden(row, record, alias));
        }
    }
    if (!known) throw std::logic_error(fmt::format("{} is no table of records", table));
    return predicate;
}

std::string value_about(Actor const& actor, std::string_view about, std::string_view column) {
    std::string hidden;
    for (auto const& record : records) {
        if (!is_restricted(actor, record)) continue;
        auto const theirs = is_theirs(record, fmt::format("{}_id", about));
        hidden += fmt::format("{}{}_type = '{}' and {}", hidden.empty() ? "" : " or ", about, record.object, theirs);
    }
    return hidden.empty() ? std::string(column) : fmt::format("(case when {} then null else {} end)", hidden, column);
}

bool sees(Access const& access, UserId user, std::string_view object, UserId owner) {
    auto const found = std::ranges::find(records, object, &RecordTable::object);
    if (found == records.end()) throw std::logic_error(fmt::format("{} is no object with an owner", object));
    return access.*found->access == RecordAccess::all || owner == user || (found->may_be_nobodys && !owner);
}

}  // namespace tandem::db
