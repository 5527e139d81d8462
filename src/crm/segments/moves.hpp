#pragma once

// Who is not in a segment, but nearly, or was lately.

#include "base/listing.hpp"
#include "crm/segments/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::segments {

/// One line of the whole does not hold for them.
struct JustOut : Member {
    std::string missing;  ///< that line
};
BOOST_DESCRIBE_STRUCT(JustOut, (Member), (missing))

struct JustOutPage {
    std::vector<JustOut> results;  ///< the latest 20
};
BOOST_DESCRIBE_STRUCT(JustOutPage, (), (results))

/// Who would be in, were it not for one line of the whole; of `any` nobody.
Result<JustOutPage> just_out(db::Read& read, PreviewRequest const& request);

struct Left {
    RecordId contact_id;
    Instant left_at;
};
BOOST_DESCRIBE_STRUCT(Left, (), (contact_id, left_at))

struct LeftMember : Member {
    Instant left_at;
};
BOOST_DESCRIBE_STRUCT(LeftMember, (Member), (left_at))

/// Keeps for a while who left, until they are in again.
void note_moves(db::Write& write, SegmentId id, std::vector<RecordId> const& came, std::vector<RecordId> const& left);
/// Whom the asker sees, the last first.
std::vector<Left> left_before(db::Read& read, SegmentId id, Place const& before, int limit);

}  // namespace tandem::segments
