#include "platform/auth/origin.hpp"

#include "platform/auth/setting.hpp"
#include "platform/config/config.hpp"

namespace tandem::auth {

std::string origin_of(db::Read& read) {
    auto const* config = read.find_part<config::Config>();
    auto origin = config ? config->public_url : "";
    while (origin.ends_with('/')) origin.pop_back();
    if (origin.empty() && read.actor().workspace_id) origin = setting<std::string>(read, origin_setting);
    if (origin.empty() && config) origin = "http://" + config->listen;
    return origin;
}

}  // namespace tandem::auth
