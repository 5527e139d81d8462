#include "base/html.hpp"
#include "crm/consent/links.hpp"
#include "crm/consent/routes.hpp"
#include "crm/consent/store.hpp"
#include "platform/pages/controls.hpp"
#include "platform/pages/page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tandem::consent {
namespace {

using http::Form;
using http::Response;

constexpr Duration confirmation_lives = days(30);

struct Confirmation {
    RecordId contact;
    std::string address;
    std::vector<TopicConsent> asked;  ///< what waits for this confirmation
    bool given_before = false;        ///< the link was used already
};

/// nullopt: not a link of ours, or the contact's address is another one by now.
std::optional<Confirmation> find_confirmation(db::Read& read, std::string const& token) {
    auto const id = parse_id(claimed_payload(token));
    auto const standing = id ? find_standing(read, RecordId(*id), "") : std::nullopt;
    if (!standing || standing->archived || !standing->email) return std::nullopt;
    if (!signer_of(read).verify("confirm", token, *standing->email)) return std::nullopt;
    Confirmation found{standing->contact, *standing->email, {}, false};
    for (auto& topic : consents_of(read, standing->contact)) {
        if (topic.state == State::requested && *topic.since + confirmation_lives > read.now()) found.asked.push_back(topic);
        if (topic.state == State::given) found.given_before = true;
    }
    return found;
}

Response nothing_to_confirm(db::Read& read, Confirmation const& found) {
    auto const look = pages::look_of(read);
    if (found.given_before)
        return pages::notice(look, "You are on the list", pages::paragraph("This was confirmed before. There is nothing left to do."));
    return pages::notice(look, "This link does not work",
                         pages::paragraph("It is too old, or you took your wish back. Please sign up again."), 410);
}

Result<Response> show_confirmation(db::Read& read, std::string const& token) {
    auto const found = find_confirmation(read, token);
    if (!found) return dead_link(read);
    if (found->asked.empty()) return nothing_to_confirm(read, *found);
    std::string list;
    for (auto const& topic : found->asked)
        list += fmt::format("<li><strong>{}</strong><br>{}</li>", escape_html(topic.name), escape_html(topic.description));
    return pages::notice(
        pages::look_of(read), "One click, and you are on the list",
        fmt::format(R"(<p>Mails for {} about:</p><ul>{}</ul><form method="post"><button>Yes, send me these</button></form>)",
                    escape_html(found->address), list));
}

Result<Response> confirm(db::Write& write, std::string const& token) {
    auto const found = find_confirmation(write, token);
    if (!found) return dead_link(write);
    if (found->asked.empty()) return nothing_to_confirm(write, *found);
    // Who asks again after leaving everything wants mails again; an address that bounced stays out.
    if (find_suppression(write, found->address) == Reason::unsubscribed_all) lift_suppression(write, found->address);
    for (auto const& topic : found->asked)
        if (auto const given = give(write, found->contact, topic.key, {"confirmed by mail", topic.text_shown.value_or("")}); !given)
            return fail(given);
    auto const manage = preferences_link(make_signer(write), "", found->contact);
    return pages::notice(pages::look_of(write), "Thank you, you are on the list",
                         fmt::format(R"(<p>You can change your mind at any time: <a href="{}">choose your topics</a>.</p>)", manage));
}

struct Preferences {
    std::optional<std::vector<std::string>> topic;  ///< the boxes that are ticked
    std::optional<std::string> all;                 ///< "none" where the button for leaving everything was pressed
};
BOOST_DESCRIBE_STRUCT(Preferences, (), (topic, all))

std::string preference_form(db::Read& read, Standing const& standing) {
    pages::Field topics{
        .name = "topic", .label = fmt::format("What may we send to {}?", standing.email.value_or("you")), .control = pages::Control::boxes};
    for (auto const& topic : consents_of(read, standing.contact)) {
        topics.options.push_back({topic.key, topic.name, topic.description});
        if (topic.state == State::given && standing.suppressed != Reason::unsubscribed_all) topics.values.push_back(topic.key);
    }
    return fmt::format(
        R"(<form method="post">{}<button>Save</button></form><form method="post">{}<button class="quiet">Unsubscribe from everything</button></form>)",
        pages::field_html(topics), pages::hidden_html("all", "none"));
}

Result<Response> show_preferences(db::Read& read, std::string const& token) {
    auto const contact = contact_of_preferences(signer_of(read), token);
    auto const standing = contact ? find_standing(read, *contact, "") : std::nullopt;
    if (!standing) return dead_link(read);
    return pages::notice(pages::look_of(read), "Your topics", preference_form(read, *standing));
}

Result<void> choose(db::Write& write, Standing const& standing, std::vector<std::string> const& chosen) {
    if (!chosen.empty() && standing.suppressed == Reason::unsubscribed_all) lift_suppression(write, *standing.email);
    for (auto const& topic : consents_of(write, standing.contact)) {
        bool const wanted = std::ranges::find(chosen, topic.key) != chosen.end();
        if (!wanted && !topic.state) continue;
        Source const source{"preference page", topic.description};
        if (auto const done =
                wanted ? give(write, standing.contact, topic.key, source) : withdraw(write, standing.contact, topic.key, source);
            !done)
            return done;
    }
    return {};
}

Result<Response> save_preferences(db::Write& write, std::string const& token, Form<Preferences> const& form) {
    auto const contact = contact_of_preferences(signer_of(write), token);
    auto const standing = contact ? find_standing(write, *contact, "") : std::nullopt;
    if (!standing) return dead_link(write);
    bool const none = form->all == "none";
    auto const done = none ? withdraw_all(write, *contact, {"preference page"})
                           : choose(write, *standing, form->topic.value_or(std::vector<std::string>{}));
    if (!done) return fail(done);
    auto const after = find_standing(write, *contact, "");
    auto const words =
        none ? "We send you nothing any more. You can come back whenever you like." : "From now on we send you what is ticked here.";
    return pages::notice(pages::look_of(write), none ? "You are unsubscribed" : "Saved",
                         pages::paragraph(words) + preference_form(write, *after));
}

/// Links name their contact.
std::optional<WorkspaceId> owner_of_link(db::Read& read, std::vector<std::string> const& parameters) {
    auto const id = parse_id(claimed_payload(parameters.front()));
    return id ? workspace_of_contact(read, RecordId(*id)) : std::nullopt;
}

http::RouteOptions const confirming{.note = http::page_shape<void, 200, 404, 410>, .owner = owner_of_link};
http::RouteOptions const preferring{.note = http::page_shape<void, 200, 404>, .owner = owner_of_link};
http::RouteOptions const choosing{.note = http::page_shape<Preferences, 200, 404>, .owner = owner_of_link};

}  // namespace

http::Routes const consent_public_routes = {
    http::route<show_confirmation>(http::GET, "/m/confirm/{token}", http::may::anyone,
                                   "Show what a link from a confirmation mail would confirm", confirming),
    http::route<confirm>(http::POST, "/m/confirm/{token}", http::may::anyone, "Confirm the topics that were asked for", confirming),
    http::route<show_preferences>(http::GET, "/m/preferences/{token}", http::may::anyone, "Show the topics of who holds the link",
                                  preferring),
    http::route<save_preferences>(http::POST, "/m/preferences/{token}", http::may::anyone, "Choose topics, or leave all of them", choosing),
};

}  // namespace tandem::consent
