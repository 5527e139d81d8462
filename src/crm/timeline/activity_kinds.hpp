#pragma once

// What people do and mean to do, as kinds of records with HubSpot's names and numbers.

#include "crm/records/objects.hpp"
#include "crm/timeline/api.hpp"

namespace tandem::timeline {

namespace activity {
inline constexpr ObjectType notes{46};
inline constexpr ObjectType calls{48};
inline constexpr ObjectType meetings{47};
inline constexpr ObjectType emails{49};
inline constexpr ObjectType tasks{27};
}  // namespace activity

inline constexpr std::string_view task_is_done = "COMPLETED";

ObjectType object_of(ActivityKind kind);
ActivityKind activity_kind_of(ObjectType object);
/// How the story tells of it.
Kind const& entry_kind_of(ObjectType object);

/// What a new record of its kind is made with.
records::PropertyValues properties_of(NewActivity const& given, UserId user);

}  // namespace tandem::timeline
