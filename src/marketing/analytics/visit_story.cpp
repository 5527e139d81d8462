#include "marketing/analytics/visit_story.hpp"

#include "crm/records/records.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/auth/setting.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/db/database.hpp"
#include "platform/events/store.hpp"
#include "platform/jobs/jobs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <ranges>
#include <unordered_map>

namespace tandem::analytics {
namespace {

constexpr Duration pause = seconds(15);
/// Attention to the last page is reported when it is left, up to half an hour after the visit's last event.
constexpr Duration still_growing = minutes(30);
constexpr Duration longest_visit = hours(12);
constexpr std::int64_t most_visits = 5'000;
constexpr std::int64_t most_events = 300;
constexpr std::size_t most_pages = 60;
constexpr std::size_t visits_per_write = 50;
constexpr auto position_setting = "visits_told_until";

struct Told {
    events::Visit visit;
    RecordId contact;
    std::vector<PageSeen> pages;
};

/// What one workspace's visits looked like when they were told; forgotten with the process, which tells some of them again.
using Signatures = std::unordered_map<std::int64_t, std::string>;

/// What the process knows of all workspaces.
struct Memory {
    std::unordered_map<std::int64_t, Signatures> signatures;
    std::optional<Instant> told_until;
};

class Teller {
public:
    Teller(jobs::Context& context, events::Store& events, WorkspaceId workspace, Signatures& known)
        : context_(context), events_(events), actor_(context.actor_in(workspace)), known_(known) {}

    void run() {
        auto const now = tandem::now();
        auto const since = position(now);
        for (auto const& known : events_.known_visitors(actor_.workspace_id)) owners_[known.visitor_id] = known;
        collect(since, now);
        tell();
        context_.database().write(actor_, [&](db::Write& write) { auth::put_setting(write, position_setting, now.ms); });
    }

private:
    /// Before the first run there is nothing to catch up with but the last hour: history brings its own story.
    Instant position(Instant now) {
        auto const saved =
            context_.database().read(actor_, [](db::Read& read) { return auth::find_setting<std::int64_t>(read, position_setting); });
        return saved ? Instant{*saved} : now - hours(1);
    }

    void collect(Instant since, Instant now) {
        for (auto& visit :
             events_.find_visits({.workspace_id = actor_.workspace_id, .from = since - longest_visit, .to = now, .limit = most_visits}))
            if (visit.ended_at >= since - still_growing) add(std::move(visit));
        std::map<std::int64_t, bool> done;
        for (auto const& [visitor_id, known] : owners_) {
            if (known.linked_at < since - pause || !done.emplace(known.contact_id.value, true).second) continue;
            for (auto& visit :
                 events_.find_visits({.workspace_id = actor_.workspace_id, .contact_id = known.contact_id, .limit = most_visits}))
                add(std::move(visit));
        }
    }

    void add(events::Visit visit) {
        auto const owner = owners_.find(visit.visitor_id);
        auto const contact = visit.contact_id ? visit.contact_id : owner == owners_.end() ? ContactId{} : owner->second.contact_id;
        if (!contact || !seen_.emplace(visit.visit_id, true).second) return;
        auto pages =
            pages_seen(events_.find_events({.workspace_id = actor_.workspace_id, .visit_id = visit.visit_id, .limit = most_events}));
        if (pages.empty()) return;
        auto signature = fmt::format("{}|{}", contact.value, json::serialize(facts_of(visit, pages)));
        auto& before = known_[visit.visit_id];
        if (before == signature) return;
        before = std::move(signature);
        changed_.push_back({std::move(visit), RecordId(contact.value), std::move(pages)});
    }

    void tell() {
        for (std::size_t begin = 0; begin < changed_.size(); begin += visits_per_write) {
            context_.checkpoint();
            auto const end = std::min(begin + visits_per_write, changed_.size());
            context_.database().write(actor_, [&](db::Write& write) {
                std::map<RecordId, bool> visited;
                for (auto i = begin; i < end; ++i)
                    if (tell_one(write, changed_[i])) visited[changed_[i].contact] = true;
                for (auto const& [contact, _] : visited) write.publish(ContactVisited{contact});
            });
        }
    }

    static bool tell_one(db::Write& write, Told const& told) {
        if (!records::find(write, records::ObjectType::contacts, told.contact)) return false;
        timeline::add(write, {.object = records::ObjectType::contacts,
                              .record = told.contact,
                              .kind = visit_kind,
                              .title = title_of(told.pages),
                              .detail = detail_of(told.visit),
                              .facts = facts_of(told.visit, told.pages),
                              .at = told.visit.started_at,
                              .id = told.visit.visit_id});
        return true;
    }

    jobs::Context& context_;
    events::Store& events_;
    db::Actor actor_;
    Signatures& known_;
    std::unordered_map<std::uint64_t, events::KnownVisitor> owners_;
    std::unordered_map<std::int64_t, bool> seen_;
    std::vector<Told> changed_;
};

}  // namespace

std::vector<PageSeen> pages_seen(std::vector<events::Event> const& newest_first) {
    std::vector<PageSeen> pages;
    for (auto const& event : newest_first | std::views::reverse) {
        if (event.name == events::pageview && pages.size() < most_pages) pages.push_back({event.pathname, event.at, 0});
        if (event.name != events::engagement) continue;
        auto const page = std::ranges::find(pages.rbegin(), pages.rend(), event.pathname, &PageSeen::path);
        if (page != pages.rend()) page->seconds += event.engagement_ms / 1000;
    }
    return pages;
}

std::string title_of(std::vector<PageSeen> const& pages) {
    if (pages.size() == 1) return fmt::format("Viewed {}", pages.front().path);
    return fmt::format("Visited {} pages", pages.size());
}

std::string detail_of(events::Visit const& visit) {
    auto const& from = visit.acquisition;
    std::string detail = from.source.empty() ? "" : fmt::format("from {}", from.source);
    if (!from.utm_campaign.empty()) detail += fmt::format("{}{}", detail.empty() ? "" : " / ", from.utm_campaign);
    return detail;
}

json::object facts_of(events::Visit const& visit, std::vector<PageSeen> const& pages) {
    json::array list;
    for (auto const& page : pages)
        list.push_back(json::object{{"path", page.path}, {"seconds", page.seconds}, {"at", format_rfc3339(page.at)}});
    auto const& from = visit.acquisition;
    return {{"visit_id", std::to_string(visit.visit_id)},
            {"pages", std::move(list)},
            {"source", from.source},
            {"medium", from.utm_medium},
            {"campaign", from.utm_campaign},
            {"entry", visit.entry_page},
            {"duration_s", visit.duration().ms / 1000}};
}

void add_handlers(jobs::Handlers& handlers, events::Store& events) {
    auto const memory = std::make_shared<Memory>();
    handlers.on<TellVisits>([&events, memory](jobs::Context& context, TellVisits const&) {
        auto const now = tandem::now();
        // The first run of the process tells what went on while it was down.
        auto const since = memory->told_until ? *memory->told_until - still_growing : Instant{};
        for (auto const workspace : events.workspaces_busy_since(since)) {
            auto& signatures = memory->signatures[workspace.value];
            if (signatures.size() > 50'000) signatures.clear();
            Teller(context, events, workspace, signatures).run();
        }
        memory->told_until = now;
    });
    handlers.every<TellVisits>(pause);
}

}  // namespace tandem::analytics
