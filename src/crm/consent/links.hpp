#pragma once

// Links to people without a sign-in. `<payload>.<signature>`: nothing is stored, a guess does not hit.

#include <optional>
#include <string>
#include <string_view>

#include "platform/db/db.hpp"
#include "platform/http/ask.hpp"

namespace tandem::consent {

/// Signs links of one workspace. `bound_to` is signed along but not shown, such as the address a link was mailed to.
class LinkSigner {
public:
    LinkSigner() = default;
    explicit LinkSigner(std::string key) : key_(std::move(key)) {}

    std::string sign(std::string_view purpose, std::string_view payload, std::string_view bound_to = {}) const;
    /// The payload, where the signature is ours.
    std::optional<std::string> verify(std::string_view purpose, std::string_view token, std::string_view bound_to = {}) const;

private:
    std::string signature(std::string_view purpose, std::string_view payload, std::string_view bound_to) const;
    std::string key_;
};

/// The payload as it claims to be, for who must look something up before it can verify.
std::string_view claimed_payload(std::string_view token);

/// Makes the workspace's key at its first use.
LinkSigner make_signer(db::Write& write);
/// Before the first link nothing verifies.
LinkSigner signer_of(db::Read& read);

/// Preference page of a contact: works for ever, whatever becomes of the address.
std::string preferences_link(LinkSigner const& signer, std::string const& origin, RecordId contact);
std::optional<RecordId> contact_of_preferences(LinkSigner const& signer, std::string_view token);

/// Answers a link of a mail that is none of ours.
http::Response dead_link(db::Read& read);

/// Ids are unique over all workspaces.
std::optional<WorkspaceId> workspace_of_contact(db::Read& read, RecordId contact);

/// How links to this server begin: the configured `public_url`; else as somebody signed in sees it, now or at the last
/// sign-in; else the address it listens at. Never as a stranger says: these links stand in our mails.
std::string origin_for_links(http::Ask& ask);

}  // namespace tandem::consent
