#pragma once

// What this feature tells itself, of jobs of any other.

#include "platform/feature/notice_kind.hpp"

namespace tandem::notices {

inline constexpr feature::NoticeKind job_done_kind{
    .name = "job_done", .label = "Work you began is done", .group = feature::NoticeGroup::system};
inline constexpr feature::NoticeKind job_failed_kind{
    .name = "job_failed", .label = "Work you began has failed", .group = feature::NoticeGroup::system, .mail = feature::NoticeMail::daily};

}  // namespace tandem::notices
