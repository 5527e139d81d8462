#pragma once

#include "marketing/content/fields.hpp"
#include "marketing/content/rules.hpp"
#include "platform/db/db.hpp"

namespace tandem::content {

/// A form filled in and found to be right.
struct Filled {
    Form form;
    Answers answers;
    std::vector<ConsentBox> agreed;
    std::string token;  ///< payload of its fill token
    std::string page_path;
    std::vector<Touch> touches;              ///< oldest first; never empty
    std::vector<std::uint64_t> visitor_ids;  ///< under which the visitor is known; empty where nobody counts
    std::string origin;                      ///< how links in mails begin
};

/// Contact, submission, story, consents, notice, event: all or nothing. A token that was taken before changes nothing: false.
Result<bool> take(db::Write& write, Filled const& filled);

}  // namespace tandem::content
