#include "platform/events/internal/sessions.hpp"

#include <algorithm>
#include <utility>

namespace tandem::events {
namespace {

bool grows(OpenVisit const& open, Event const& event, Instant arrived) {
    return event.at <= open.touched_at + Sessions::longest_gap && event.at >= open.visit.started_at - Sessions::longest_gap &&
           arrived <= open.arrived_at + Sessions::longest_gap;
}

/// One more event other than engagement.
void count(Visit& visit, Event const& event) {
    if (visit.events > 0 && (event.interactive || event.name == pageview)) visit.is_bounce = false;
    ++visit.events;
    visit.started_at = std::min(visit.started_at, event.at);
    visit.ended_at = std::max(visit.ended_at, event.at);
    if (event.name != pageview) return;
    ++visit.pageviews;
    if (visit.entry_page.empty()) visit.entry_page = event.pathname;
    visit.exit_page = event.pathname;
}

}  // namespace

void Sessions::restore(OpenVisit visit) {
    watermark_ = std::max(watermark_, visit.arrived_at);
    Key key{visit.visit.site_id.value, visit.visit.visitor_id};
    open_[key] = Entry{.open = std::move(visit), .stored = true};
}

std::int64_t Sessions::apply(Event& event, std::int64_t sequence, Instant arrived) {
    watermark_ = std::max(watermark_, arrived);
    if (!event.site_id || !event.bot.empty()) return 0;
    bool engaged = event.name == engagement;
    auto* entry = find_growing(event, arrived);
    if (!entry && engaged) return 0;
    if (!entry) entry = &start(event, sequence);

    auto& [visit, touched_at, arrived_at] = entry->open;
    if (!engaged) count(visit, event);
    if (event.contact_id && !visit.contact_id) visit.contact_id = event.contact_id;
    touched_at = std::max(touched_at, event.at);
    arrived_at = arrived;
    mark_changed(*entry);
    event.acquisition = visit.acquisition;
    event.client = visit.client;
    return visit.visit_id;
}

Sessions::Entry* Sessions::find_growing(Event const& event, Instant arrived) {
    Key key{event.site_id.value, event.visitor_id};
    if (auto found = open_.find(key); found != open_.end() && grows(found->second.open, event, arrived)) return &found->second;
    for (auto former_id : event.former_visitor_ids) {
        if (former_id == 0 || former_id == event.visitor_id) continue;
        auto former = open_.find({event.site_id.value, former_id});
        if (former == open_.end() || !grows(former->second.open, event, arrived)) continue;
        if (auto outlived = open_.find(key); outlived != open_.end()) close(outlived);
        auto node = open_.extract(former);
        node.key() = key;
        auto& visit = node.mapped().open.visit;
        visit.visitor_id = event.visitor_id;
        std::erase_if(changes_.renamed, [&](Renamed const& before) { return before.visit_id == visit.visit_id; });
        changes_.renamed.push_back({visit.visit_id, visit.visitor_id});
        node.mapped().changed = false;  // is listed under its new key
        return &open_.insert(std::move(node)).position->second;
    }
    return nullptr;
}

Sessions::Entry& Sessions::start(Event const& event, std::int64_t sequence) {
    Key key{event.site_id.value, event.visitor_id};
    if (auto outlived = open_.find(key); outlived != open_.end()) close(outlived);
    auto& entry = open_[key];
    entry.open.visit = Visit{.visit_id = sequence,
                             .workspace_id = event.workspace_id,
                             .site_id = event.site_id,
                             .visitor_id = event.visitor_id,
                             .contact_id = event.contact_id,
                             .started_at = event.at,
                             .ended_at = event.at,
                             .hostname = event.hostname,
                             .acquisition = event.acquisition,
                             .client = event.client};
    entry.open.touched_at = event.at;
    return entry;
}

void Sessions::mark_changed(Entry& entry) {
    if (entry.changed) return;
    entry.changed = true;
    changed_.push_back({entry.open.visit.site_id.value, entry.open.visit.visitor_id});
}

void Sessions::close(Map::iterator entry) {
    auto& [open, stored, changed] = entry->second;
    if (stored) changes_.gone.push_back(open.visit.visit_id);
    changes_.closed.push_back(std::move(open.visit));
    open_.erase(entry);
}

void Sessions::end_all() {
    while (!open_.empty()) close(open_.begin());
}

/// Nothing can reach these visits any more: see `arrived` in `grows`.
void Sessions::close_outlived() {
    if (watermark_ - swept_at_ < minutes(1)) return;
    swept_at_ = watermark_;
    for (auto entry = open_.begin(); entry != open_.end();) {
        auto current = entry++;
        if (watermark_ > current->second.open.arrived_at + longest_gap) close(current);
    }
}

Sessions::Changes Sessions::take_changes() {
    close_outlived();
    for (auto const& key : changed_) {
        auto found = open_.find(key);
        if (found == open_.end() || !found->second.changed) continue;
        auto& entry = found->second;
        if (entry.stored) changes_.gone.push_back(entry.open.visit.visit_id);
        entry.stored = true;
        entry.changed = false;
        changes_.open.push_back(entry.open);
    }
    changed_.clear();
    // The map knows no order; the tables shall not depend on it.
    std::ranges::sort(changes_.open, {}, [](OpenVisit const& open) { return open.visit.visit_id; });
    std::ranges::sort(changes_.closed, {}, &Visit::visit_id);
    return std::exchange(changes_, {});
}

}  // namespace tandem::events
