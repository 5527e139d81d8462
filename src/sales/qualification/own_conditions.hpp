#pragma once

// Words that qualification adds to the language of segments: `private_address`, `may_be_mailed`, `points`.

#include "crm/segments/conditions.hpp"

namespace tandem::qualification {

/// The large mail providers for private people.
std::vector<std::string> private_domains();
/// An address at one of them.
segments::Condition has_private_address();
/// As every mail asks: an address that nothing stands against, and consent to the topic.
segments::Condition may_be_mailed(std::string const& topic_key);

}  // namespace tandem::qualification
