#pragma once

#include <functional>

#include "crm/consent/links.hpp"
#include "marketing/email/api.hpp"
#include "marketing/email/markdown.hpp"
#include "platform/liquid/liquid.hpp"
#include "platform/pages/look.hpp"

namespace tandem::email {

/// What the author wrote and what surrounds it.
struct Draft {
    std::string subject;
    std::string first_line;
    std::string body;
    std::string topic_name;
    pages::Look look;
    std::string origin;  ///< completes links to pages of this server
};

/// One person's mail, finished.
struct Written {
    std::string subject;
    std::string first_line;
    std::string html;
    std::string text;
};

/// Addresses of one person's mail. Empty ones lead nowhere, as in a preview.
struct Addresses {
    std::string click;  ///< a link's number follows after a slash
    std::string pixel;
    std::string unsubscribe;
    std::string preferences;
    /// Makes an address that was written for this person one that only we can have made; goes along with the click.
    std::function<std::string(std::string_view url)> sign{};
};

/// A campaign parsed once, written for many. Cheap to copy, usable from any thread.
class Letter {
public:
    /// Errors: `liquid_syntax`; the pointer of the field says where (/subject, /first_line, /body).
    static Result<Letter> make(Draft const& draft, Links links);

    /// `contact` are the properties Liquid sees as `contact.…`. Errors `liquid_limit`, `liquid_error`.
    Result<Written> write(json::object const& contact, Addresses const& addresses, Instant now) const;

    std::vector<FoundLink> const& links() const { return content_.links; }
    Converted const& content() const { return content_; }
    /// Names of properties of contacts the author asks for, without "contact.".
    std::vector<std::string> const& properties() const { return properties_; }

private:
    Letter(liquid::Template subject, liquid::Template first_line, liquid::Template html, liquid::Template text)
        : subject_(std::move(subject)), first_line_(std::move(first_line)), html_(std::move(html)), text_(std::move(text)) {}

    liquid::Template subject_, first_line_, html_, text_;
    Converted content_;
    std::vector<std::string> properties_;
    json::object surroundings_;
    std::string origin_;
};

/// Properties of contacts that a text of Liquid asks for, without "contact.".
std::vector<std::string> properties_in(std::string const& source);
/// A link's address for one person.
Result<std::string> write_url(std::string const& url, json::object const& contact, Instant now);

/// The address that a click brings along, where it was signed for this mail.
std::optional<std::string> signed_destination(consent::LinkSigner const& signer, std::string_view mail_token, std::string_view given);
/// The links of a person's mail.
Addresses addresses_of(consent::LinkSigner const& signer, std::string const& origin, CampaignId campaign, RecordId contact);

}  // namespace tandem::email
