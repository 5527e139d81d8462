#include "crm/consent/links.hpp"

#include "base/described.hpp"
#include "platform/auth/origin.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/auth/setting.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/config/config.hpp"
#include "platform/pages/page.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace tandem::consent {
namespace {

constexpr auto key_setting = "link_key";
constexpr std::size_t signature_size = 32;  // hex digits: 128 bits

/// The few workspaces are gone through, so that the key of contacts serves.
struct FindContactWorkspace {
    using Row = WorkspaceId;
    static constexpr auto across_workspaces =
        "who holds a link names no workspace; the contact does, and the link's signature is checked there";
    static constexpr std::string_view sql =
        "select w.workspace_id from workspace w cross join contact c where c.workspace_id = w.workspace_id and c.id = :contact";
    RecordId contact;
};
TANDEM_QUERY(FindContactWorkspace, (contact))

/// A key that cannot be read is no missing one: another would end every link that is out there, and none sign what nobody can
/// verify. Throws, naming the setting.
std::optional<std::string> key_of(db::Read& read) {
    auto key = auth::read_setting<std::string>(read, key_setting);
    if (!key) throw std::runtime_error(key.error().message);
    return *std::move(key);
}

}  // namespace

http::Response dead_link(db::Read& read) {
    return pages::notice(pages::look_of(read), "This link does not work",
                         pages::paragraph("Perhaps it was cut off on its way. Please copy the whole link from your mail."), 404);
}

std::optional<WorkspaceId> workspace_of_contact(db::Read& read, RecordId contact) { return read.one(FindContactWorkspace{contact}); }

// BLAKE2b has no length extension, so a hash that begins with the key is a MAC. Lengths keep the parts apart.
std::string LinkSigner::signature(std::string_view purpose, std::string_view payload, std::string_view bound_to) const {
    return auth::hash_token(
               fmt::format("{}|{}|{}|{}|{}|{}|{}", key_, purpose.size(), purpose, payload.size(), payload, bound_to.size(), bound_to))
        .substr(0, signature_size);
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

LinkSigner signer_of(db::Read& read) { return LinkSigner(key_of(read).value_or("")); }

LinkSigner make_signer(db::Write& write) {
    if (!key_of(write)) auth::put_setting(write, key_setting, auth::random_token());
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

std::string origin_for_links(http::Ask& ask) {
    if (ask.actor().user_id && ask.part<config::Config>().public_url.empty()) return ask.request().origin();
    return ask.read([](db::Read& read) -> Result<std::string> { return auth::origin_of(read); }).value();
}

}  // namespace tandem::consent
