#include "platform/notices/reactions.hpp"

#include "platform/feature/job_kind.hpp"
#include "platform/notices/kinds.hpp"
#include "platform/notices/notices.hpp"

#include <fmt/format.h>

namespace tandem::notices {

void on_job_ended(db::Write& write, jobs::JobEnded const& event) {
    if (!event.user_id || event.state == jobs::State::cancelled) return;
    auto const* kind = write.part<feature::JobKinds>().find(event.name);
    if (!kind) return;
    auto words = kind->words(write, event.id, event.payload);
    bool const is_done = event.state == jobs::State::done;
    tell(write, {.kind = is_done ? job_done_kind : job_failed_kind,
                 .user = *event.user_id,
                 .cause = fmt::format("{}/{}", to_string(event.id), write.now().ms),  // one that is tried again ends again
                 .subject = std::move(words.title),
                 .title = is_done ? "is done" : "has failed",
                 .detail = is_done ? std::move(words.outcome) : event.error.value_or(""),
                 .object = "jobs",
                 .record = RecordId(event.id.value)});
}

}  // namespace tandem::notices
