#include "marketing/content/jobs.hpp"

#include "platform/events/store.hpp"
#include "platform/jobs/jobs.hpp"

#include <charconv>

namespace tandem::content {

void add_handlers(jobs::Handlers& handlers, events::Store& events) {
    // A link that is there already is not made twice, so doing the job again does no harm.
    handlers.on<LinkVisitor>([&events](jobs::Context& context, LinkVisitor const& job) -> Result<void> {
        for (auto const& text : job.visitor_ids) {
            std::uint64_t visitor_id = 0;
            std::from_chars(text.data(), text.data() + text.size(), visitor_id);
            auto const linked = events.link({.workspace_id = context.actor().workspace_id,
                                             .visitor_id = visitor_id,
                                             .contact_id = ContactId(job.contact.value),
                                             .at = job.at});
            if (!linked) return linked;
        }
        return {};
    });
}

}  // namespace tandem::content
