#pragma once

// Kinds of entries that no feature of its own tells: changes of the record, and what people note.

#include "platform/feature/notice_kind.hpp"
#include "platform/feature/timeline_kind.hpp"

namespace tandem::timeline {

using feature::Department;
using Kind = feature::TimelineKind;
using feature::Tab;

inline constexpr Kind created_kind{.name = "created", .label = "Created", .is_activity = false};
inline constexpr Kind edited_kind{.name = "edited", .label = "Edited", .is_activity = false};
inline constexpr Kind archived_kind{.name = "archived", .label = "Archived", .is_activity = false};
inline constexpr Kind restored_kind{.name = "restored", .label = "Brought back", .is_activity = false};

inline constexpr Kind note_kind{.name = "note", .label = "Note", .department = Department::sales, .tab = Tab::sales};
inline constexpr Kind call_kind{.name = "call", .label = "Call", .department = Department::sales, .tab = Tab::sales};
inline constexpr Kind email_kind{.name = "email", .label = "Email", .department = Department::sales, .tab = Tab::sales, .also = Tab::mail};
inline constexpr Kind meeting_kind{.name = "meeting", .label = "Meeting", .department = Department::sales, .tab = Tab::sales};
inline constexpr Kind task_kind{.name = "task", .label = "Task", .department = Department::sales, .tab = Tab::sales};

// What people are told of.
inline constexpr feature::NoticeKind task_given_kind{.name = "task_given", .label = "Somebody gives you a task"};
inline constexpr feature::NoticeKind task_due_kind{
    .name = "task_due", .label = "A task of yours is due", .mail = feature::NoticeMail::daily};
inline constexpr feature::NoticeKind mention_kind{
    .name = "mention", .label = "Somebody mentions you in a note", .mail = feature::NoticeMail::daily};

}  // namespace tandem::timeline
