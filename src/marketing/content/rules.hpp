#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/slug.hpp"
#include "crm/records/api.hpp"
#include "marketing/content/api.hpp"
#include "platform/events/visit.hpp"

namespace tandem::content {

/// Where a form may send people on to: a path of this server, or https/http on one of these domains.
bool is_own_address(std::string_view url, std::vector<std::string> const& own_domains);

/// Where somebody came from, one visit.
struct Touch {
    std::string source;  ///< "Direct" where nothing is known
    std::string medium;  ///< utm_medium, else the channel ("Organic Search"); empty for direct
    std::string campaign;
    std::string landing_page;
    Instant at;
};
Touch touch_of(events::Acquisition const& from, std::string landing_page, Instant at);
Touch touch_of(events::Visit const& visit);

/// What a contact's first and last touch become. The first is written once and for all; the last only moves forward in time.
/// `contact` holds the touch properties as read; `oldest_first` may be empty.
records::PropertyValues touch_values(records::Record const& contact, std::vector<Touch> const& oldest_first);
/// The properties `touch_values` reads.
std::vector<std::string> const& touch_properties();

/// What is wrong with a form apart from its properties and topics: no address, something twice, too much of it.
std::vector<FieldError> wrong_in(FormInput const& form);

}  // namespace tandem::content
