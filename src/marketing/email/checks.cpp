#include "marketing/email/checks.hpp"

#include "crm/consent/consent.hpp"
#include "crm/records/objects.hpp"
#include "crm/records/properties.hpp"
#include "marketing/email/audience.hpp"
#include "platform/mail/mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

namespace tandem::email {
namespace {

using records::ObjectType;

constexpr std::size_t shown_on_phones = 60;
constexpr std::size_t clipped_at = 100'000;  // Gmail cuts messages at about 102 kB

class Checker {
public:
    Checker(db::Read& read, Campaign const& campaign, std::string const& origin) : read_(read), campaign_(campaign), origin_(origin) {}

    Checks run() {
        words();
        sender();
        if (auto const where = condition_of(read_, campaign_.condition))
            audience(*where);
        else
            problem("segment_wrong", "The segment does not work any more", where.error().message);
        std::ranges::stable_sort(out_.checks, {}, &Check::level);  // what is missing first
        out_.can_be_sent = std::ranges::none_of(out_.checks, [](auto const& check) { return check.level == CheckLevel::problem; });
        return std::move(out_);
    }

private:
    void problem(std::string code, std::string message, std::string detail = {}) {
        out_.checks.push_back({CheckLevel::problem, std::move(code), std::move(message), std::move(detail)});
    }
    void hint(std::string code, std::string message, std::string detail = {}) {
        out_.checks.push_back({CheckLevel::hint, std::move(code), std::move(message), std::move(detail)});
    }
    void good(std::string code, std::string message, std::string detail = {}) {
        out_.checks.push_back({CheckLevel::good, std::move(code), std::move(message), std::move(detail)});
    }

    void words() {
        if (trim(campaign_.subject).empty())
            problem("subject_empty", "There is no subject");
        else if (auto const length = count_code_points(campaign_.subject); length > shown_on_phones)
            hint("subject_long", fmt::format("The subject has {} characters", length), "Phones show about 40");
        if (trim(campaign_.body).empty()) problem("body_empty", "The mail has no words yet");
        if (trim(campaign_.first_line).empty())
            hint("first_line_empty", "There is no first line", "Inboxes show the beginning of the mail instead");
    }

    void sender() {
        auto const& mailer = read_.part<mail::Mailer>();
        if (mailer.is_configured())
            good("sender", fmt::format("Sent as {}", mailer.settings().sender.address));
        else
            hint("no_server", "No mail server is configured", "Mails are kept and can be read here, nothing is sent");
    }

    void audience(db::Condition const& where) {
        auto const topic = consent::find_topic(read_, campaign_.topic_key);
        if (!topic) return problem("topic_unknown", "This topic does not exist any more", campaign_.topic_key);
        out_.audience = count_audience(read_, where, campaign_.topic_key);
        if (read_.actor().access.of("contacts") == db::RecordAccess::own)
            hint("own_contacts", "You send to the contacts that you see", "Nobody else is counted here, and nobody else gets the mail");
        if (out_.audience.get_the_mail == 0)
            problem("audience_empty", "Nobody gets this mail",
                    fmt::format("{} in the segment, none agreed to {}", out_.audience.segment, topic->name));
        content(where);
    }

    void content(db::Condition const& where) {
        auto const letter = Letter::make(draft_of(read_, campaign_, origin_), Links::tracked);
        if (!letter) return problem("liquid_syntax", "There is a mistake in the placeholders", letter.error().message);
        good("unsubscribe", "Unsubscribe link and address", "Added under every mail");
        links_and_pictures(letter->content());
        for (auto const& name : letter->properties()) property(where, name);
        written(*letter, where);
    }

    void links_and_pictures(Converted const& content) {
        for (auto const& label : content.broken_links)
            problem("link_empty", fmt::format("“{}” has no link", label), "Choose where it leads");
        for (auto const& label : content.unusable_links)
            problem("link_unusable", fmt::format("“{}” leads where a mail cannot link to", label),
                    "Use https://…, a page of this server such as /p/winter, mailto: or tel:");
        if (content.pictures_without_words > 0)
            hint("picture_without_words",
                 content.pictures_without_words == 1 ? "A picture has no words"
                                                     : fmt::format("{} pictures have no words", content.pictures_without_words),
                 "Who does not load pictures sees nothing there");
        else if (content.pictures > 0)
            good("pictures", "Pictures have words");
    }

    void property(db::Condition const& where, std::string const& name) {
        if (name == "id" || name == "hs_object_id") return;
        auto const set = records::load_properties(read_, ObjectType::contacts);
        auto const* known = set.find(name);
        if (!known) return hint("property_unknown", fmt::format("Contacts have no property “{}”", name), "It is empty in every mail");
        auto const without = count_without(read_, where, campaign_.topic_key, name);
        if (without == 0) return;
        auto const instead = default_of(name);
        hint("property_missing",
             fmt::format("{} {} no {}", without, without == 1 ? "contact has" : "contacts have", to_lower_ascii(known->label)),
             instead.empty() ? "Nothing is shown there" : fmt::format("“{}” is used instead", instead));
    }

    /// The words of `| default: "…"` behind a property.
    std::string default_of(std::string const& name) const {
        std::regex const pattern("contact\\." + name + R"(\s*\|[^}]*default\s*:\s*["']([^"']*)["'])");
        for (auto const* text : {&campaign_.subject, &campaign_.first_line, &campaign_.body})
            if (std::smatch found; std::regex_search(*text, found, pattern)) return found[1];
        return {};
    }

    void written(Letter const& letter, db::Condition const& where) {
        auto const contact = sample_contact(read_, where, campaign_.topic_key);
        json::object data;
        if (contact)
            if (auto found = liquid_contacts(read_, {*contact}, letter.properties()); !found.empty()) data = found.begin()->second;
        auto const mail = letter.write(data, {}, read_.now());
        if (!mail)
            return problem(mail.error().code,
                           mail.error().code == "liquid_limit" ? "The placeholders run without end" : "The placeholders do not work",
                           mail.error().message);
        if (trim(mail->subject).empty() && !trim(campaign_.subject).empty())
            hint("subject_vanishes", "The subject is empty for the first person");
        if (mail->html.size() > clipped_at)
            hint("too_long", fmt::format("The mail has {} kB", mail->html.size() / 1000), "Gmail cuts it at 102 kB");
        else
            good("size", fmt::format("{} kB", std::max<std::size_t>(1, mail->html.size() / 1000)));
    }

    db::Read& read_;
    Campaign const& campaign_;
    std::string const& origin_;
    Checks out_;
};

}  // namespace

Draft draft_of(db::Read& read, Campaign const& campaign, std::string const& origin) {
    auto const topic = consent::find_topic(read, campaign.topic_key);
    auto look = pages::look_of(read);
    look.origin = origin;
    return {.subject = campaign.subject,
            .first_line = campaign.first_line,
            .body = campaign.body,
            .topic_name = topic ? topic->name : campaign.topic_key,
            .look = std::move(look),
            .origin = origin};
}

Checks check_campaign(db::Read& read, Campaign const& campaign, std::string const& origin) { return Checker(read, campaign, origin).run(); }

}  // namespace tandem::email
