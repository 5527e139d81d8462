#pragma once

#include "base/described.hpp"

namespace tandem::jobs {
class Handlers;
}
namespace tandem::events {
class Store;
}

namespace tandem::content {

/// From now on these visitors and their earlier visits belong to the contact.
struct LinkVisitor {
    static constexpr auto name = "link_visitor";
    std::vector<std::string> visitor_ids;  ///< as text: they have 64 bits, JSON numbers 53
    RecordId contact;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(LinkVisitor, (), (visitor_ids, contact, at))

void add_handlers(jobs::Handlers& handlers, events::Store& events);

}  // namespace tandem::content
