#include "crm/consent/links.hpp"

#include "base/described.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/config/config.hpp"

#include <fmt/format.h>

namespace tandem::consent {
namespace {

constexpr auto key_setting = "link_key";
constexpr std::size_t signature_size = 32;  // hex digits: 128 bits

}  // namespace

// BLAKE2b has no length extension, so a hash that begins with the key is a MAC. Lengths keep the parts apart.
std::string LinkSigner::signature(std::string_view purpose, std::string_view payload, std::string_view bound_to) const {
    return auth::hash_token(fmt::format("{}|{}|{}|{}|{}|{}|{}", key_, purpose.size(), purpose, payload.size(), payload, bound_to.size(), bound_to)).substr(0, signature_size);
}

std::string LinkSigner::sign(std::string_view purpose, std::string_view payload, std::string_view bound_to) const {
    return fmt::format("{}.{}", payload, signature(purpose, payload, bound_to));
}

std::optional<std::string> LinkSigner::verify(std::string_view purpose, std::string_view token, std::string_view bound_to) const {
    auto const payload = claimed_payload(token);
    if (key_.empty() || payload.empty()) return std::nullopt;
    if (!auth::same_secret(token.substr(payload.size() + 1), signature(purpose, payload, bound_to))) return std::nullopt;
    return std::string(payload);
}

std::string_view claimed_payload(std::string_view token) {
    auto const dot = token.rfind('.');
    return dot == std::string_view::npos ? std::string_view{} : token.substr(0, dot);
}

LinkSigner signer_of(db::Read& read) {
    auto const key = auth::find_setting(read, key_setting);
    return key && key->is_string() ? LinkSigner(std::string(key->get_string())) : LinkSigner();
}

LinkSigner make_signer(db::Write& write) {
    if (!auth::find_setting(write, key_setting)) auth::put_setting(write, key_setting, json::value(auth::random_token()));
    return signer_of(write);
}

std::string preferences_link(LinkSigner const& signer, std::string const& origin, RecordId contact) {
    return fmt::format("{}/m/preferences/{}", origin, signer.sign("preferences", to_string(contact)));
}

std::optional<RecordId> contact_of_preferences(LinkSigner const& signer, std::string_view token) {
    auto const payload = signer.verify("preferences", token);
    auto const id = payload ? parse_id(*payload) : std::nullopt;
    return id ? std::optional(RecordId(*id)) : std::nullopt;
}

std::string origin_for_links(http::Ask const& ask) {
    auto origin = ask.get<config::Config>().public_url;
    while (origin.ends_with('/')) origin.pop_back();
    return origin.empty() ? ask.request().origin() : origin;
}

}  // namespace tandem::consent
