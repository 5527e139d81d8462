#pragma once

#include <string>
#include <string_view>

#include "marketing/analytics/page_url.hpp"
#include "platform/events/event.hpp"

/// Where a visit came from, by rules that can be read. Follows Google Analytics 4's default channel groups
/// (support.google.com/analytics/answer/9756891) with AI assistants added.
namespace tandem::analytics {

/// "google.de/search" → "Google"; a site nobody knows is named by its domain; empty stays empty.
std::string source_of_referrer(std::string_view hostname);

/// From the page's query (utm_…, ref, source, click ids) and the referrer. A referrer of the own site counts as none, also one
/// of another subdomain (Plausible counts those): a visit does not begin anew between shop and blog.
events::Acquisition acquisition_of(PageUrl const& page, std::string_view referrer);

/// `medium` and `campaign` as in the UTM parameters; `paid` when a click id or the source's name says that the click was bought.
std::string channel_of(std::string_view source, std::string_view medium, std::string_view campaign, bool paid);

}  // namespace tandem::analytics
