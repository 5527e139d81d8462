// Public data sets from npm, embedded by the build:
//   user_agents.json  uap-core's regexes.yaml as JSON: user_agent_parsers, os_parsers, device_parsers
//   crawlers.json     array of regular expressions of known robots (crawler-user-agents)
//   countries.mmdb    address to country, in MaxMind's format (geo-whois-asn-country)
#pragma once
#include <string_view>

namespace tandem::files {

// Empty when there is no data set of this name.
std::string_view data_file(std::string_view name);

}  // namespace tandem::files
