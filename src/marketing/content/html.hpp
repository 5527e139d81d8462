#pragma once

#include "marketing/content/fields.hpp"
#include "platform/pages/page.hpp"

namespace tandem::content {

/// A form as it is shown: what was filled in already, and what is wrong with it.
struct ShownForm {
    Form const& form;
    std::vector<BoundField> const& fields;
    Given given{};
    std::map<std::string, std::string> errors{};  ///< property or consent topic → sentence
    std::string problem{};                        ///< about the whole form
    std::string token{};
    std::string page_slug{};  ///< the page it stands on; empty: on its own
    std::string page_url{};   ///< with its campaign parameters
    std::string referrer{};
    std::string site{};  ///< as the tracker counts it
    bool is_embedded = false;
};

std::string html_of(ShownForm const& form);

struct ShownPage {
    pages::Look const& look;
    std::string title;
    std::string description{};
    std::string body_html{};
    std::string form_html{};
    std::string site{};    ///< the tracker counts for it; empty: no tracker
    std::string notice{};  ///< for the team: "Draft"
    bool is_embedded = false;
    bool is_indexed = true;
};

/// The whole document.
std::string html_of(ShownPage const& page);

/// Fields with these names are ours and never a property.
constexpr auto token_field = "tandem_token";
constexpr auto trap_field = "tandem_url";
constexpr auto consent_field = "tandem_consent";

}  // namespace tandem::content
