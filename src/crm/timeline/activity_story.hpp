#pragma once

#include "crm/timeline/timeline.hpp"

namespace tandem::timeline {

/// While it lives, what is linked is not told: whatever asked for it is.
class Untold {
public:
    explicit Untold(db::Write& write);
    ~Untold();
    Untold(Untold const&) = delete;
    Untold& operator=(Untold const&) = delete;

private:
    db::Write& write_;
};

/// Publishes for each record that these tasks tell of that what there is to do has changed.
void tasks_changed(db::Write& write, std::vector<RecordId> const& tasks);

// Tells of notes, calls … in the story of each record they are linked with: reactions.
void on_associated(db::Write& write, records::RecordsAssociated const& event);
void on_dissociated(db::Write& write, records::RecordsDissociated const& event);
void on_activity_created(db::Write& write, RecordId id);
void on_activity_changed(db::Write& write, records::RecordChanged const& event);
/// Archived or brought back.
void on_activity_gone_or_back(db::Write& write, RecordId id);

}  // namespace tandem::timeline
