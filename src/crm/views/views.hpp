#pragma once

#include "crm/views/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::views {

inline constexpr std::int64_t most_of_one_person = 200;  ///< for each list

/// Codes `list_unknown`, `too_many`, and those of a condition's shape.
ViewTabs tabs(db::Read& read, std::string const& list);
/// conflict `views_full`; forbidden `not_permitted` where somebody who changes nothing would share.
Result<ShownView> add(db::Write& write, NewView const& given);
/// Of what the asker sees, else not_found `view_unknown`; forbidden `view_of_other` where it is for its owner or an administrator.
Result<ShownView> change(db::Write& write, ViewId id, ViewPatch const& patch);
/// One of their own of what they see, private.
Result<ShownView> copy(db::Write& write, ViewId id, ViewCopy const& given);
/// Throwing away what is thrown away does nothing.
Result<void> archive(db::Write& write, ViewId id);
Result<ShownView> restore(db::Write& write, ViewId id);

enum class Whose { asker, everybody };
/// Which view opens first; `unset` where it is that one.
Result<void> open_first(db::Write& write, ViewId id, Whose whose);
Result<void> unset_first(db::Write& write, ViewId id, Whose whose);
Result<ViewTabs> arrange(db::Write& write, ViewOrder const& order);

}  // namespace tandem::views
