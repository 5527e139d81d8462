#pragma once

#include <boost/describe/enum.hpp>

#include <string>

#include "base/id.hpp"

namespace tandem::db {

enum class ChangeKind { created, updated, archived };
BOOST_DESCRIBE_ENUM(ChangeKind, created, updated, archived)

/// A record that a write changed; whoever looks at it fetches it anew, with its own rights.
struct Touched {
    std::string object;  ///< "contacts", "quotes" …
    RecordId id;
    ChangeKind kind = ChangeKind::updated;
};

}  // namespace tandem::db
