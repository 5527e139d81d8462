#pragma once

// What the language can speak of beside properties: features say it in their feature.cpp, before main, as kinds of records are said.
//
//     segments::Said const pages{segments::EventKind{.name = "page_view", .label = "Saw a page", .entry = visit_kind.name, .each = "pages", …}};
//     segments::Said const answers{segments::OwnCondition{.name = "survey_answer", .label = "Answered", .compile = …}};

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/db/db.hpp"

namespace tandem::segments {

/// How the subject of an event is compared.
enum class Comparing {
    none,   ///< the event has no subject
    exact,  ///< an id
    path,   ///< the page itself and what lies under it; a `*` at the end: whatever begins so
};
BOOST_DESCRIBE_ENUM(Comparing, none, exact, path)

/// Something contacts do, told in their story and counted from it.
struct EventKind {
    std::string_view name;       ///< "page_view": stored, and on the wire
    std::string_view label;      ///< "Saw a page"
    std::string_view entry;      ///< the kind of entry that tells it
    std::string_view each{};     ///< the list in its facts that has one object for each time; empty: the entry itself is one
    std::string_view subject{};  ///< the member of the facts that says what it was about
    Comparing comparing = Comparing::none;
    std::string_view object{};  ///< what an exact subject is the id of, as the screens call it: "forms"
};

/// A condition of a feature's own.
struct OwnCondition {
    std::string_view name;
    std::string_view label;
    std::vector<std::string_view> arguments{};
    /// Of contacts, whose table is `contact`; an error's pointers are those of the arguments: "/points".
    Result<db::Condition> (*compile)(db::Read& read, std::map<std::string, std::string> const& arguments) = nullptr;
    std::vector<std::string_view> properties{};  ///< of the contact, where they alone decide it; empty: other things do, and time
};

/// Says one of them to the language.
struct Said {
    Said(EventKind const& kind);          // NOLINT: declared as it is
    Said(OwnCondition const& condition);  // NOLINT: the same
};

std::vector<EventKind> const& event_kinds();
std::vector<OwnCondition> const& own_conditions();
EventKind const* event_kind_named(std::string_view name);
OwnCondition const* own_condition_named(std::string_view name);

}  // namespace tandem::segments
