#include "platform/demo/world.hpp"

#include "crm/records/records.hpp"
#include "marketing/content/editing.hpp"
#include "marketing/content/submission.hpp"

#include <fmt/format.h>

namespace tandem::content {
namespace {

constexpr char const* about_bikes = R"(# A van's work, without the van

Two vans stand in the traffic and pay for parking. A cargo bicycle stands at the door.

- **F2 Box**: 400 litres behind a lock, 150 kg
- **F3 Flatbed**: ladders, pipes and a toolbox, 200 kg
- **F3 Cooler**: cold from the kitchen to the guest

[Book a test ride](/p/test-ride) or [ask for a quote](/p/ask).)";

/// The page and form of a request.
struct Asking {
    char const* slug;
    char const* body;
    char const* button;
    FirstStage stage;
    bool asks_for_budget;
};
constexpr Asking askings[] = {
    {"newsletter", "# News for trades on bikes\n\nOnce a month: routes, loads, leasing, and what others learned.", "Sign up",
     FirstStage::subscriber, false},
    {"prices", "# Prices and leasing\n\nAll models with their options, and what leasing costs a month.", "Send me the list",
     FirstStage::lead, false},
    {"test-ride", "# Try one at your place\n\nWe bring the bike you choose and load what you carry.", "Book a test ride", FirstStage::lead,
     true},
    {"ask", "# Ask for a quote\n\nTell us what you carry and how far. We answer within a working day.", "Ask", FirstStage::lead, true}};

/// The forms that stand on the site, as visitors fill them in.
struct SiteForms {
    struct One {
        demo::Request const* request;
        Form form;
        std::vector<BoundField> fields;
    };
    std::vector<One> all;
};

FormField field(char const* property, char const* label, bool required = false) {
    return {.property = {property}, .label = {label}, .required = required};
}

FormInput form_for(demo::Request const& request, Asking const& asking) {
    FormInput form{
        .name = {request.title},
        .fields = {field("email", "Email", true), field("firstname", "First name", true), field("lastname", "Last name", true),
                   field("company", "Company"), field("trade", "Your trade"), field("city", "City"), field("country", "Country")},
        .consents = {{.topic_key = {"newsletter"},
                      .text = {"Write to me about cargo bicycles, about once a month."},
                      .required = asking.stage == FirstStage::subscriber}},
        .button_label = {asking.button},
        .thanks_text = {"Thank you. We answer within a working day."},
        .lifecycle_stage = asking.stage};
    if (asking.stage == FirstStage::lead) form.fields.push_back(field("team_size", "People in your team"));
    if (asking.asks_for_budget) form.fields.push_back(field("budget", "Budget in €"));
    return form;
}

void publish(db::Write& write, char const* slug, char const* title, char const* body, std::optional<FormId> form) {
    demo::done(add_page(
        write, {.slug = {slug}, .title = {title}, .description = {}, .body = {body}, .form_id = form, .state = PageState::published}, ""));
}

void publish_website(db::Write& write, demo::World& world) {
    publish(write, "cargo-bikes", "Cargo bicycles for trades", about_bikes, std::nullopt);
    auto& forms = world.remembered.make<SiteForms>();
    for (auto const& request : demo::requests())
        for (auto const& asking : askings) {
            if (std::string_view(asking.slug) != request.slug) continue;
            auto form = add_form(write, form_for(request, asking)).value();
            publish(write, request.slug, request.title, asking.body, form.id);
            auto fields = bind_fields(write, form.fields);
            forms.all.push_back({&request, std::move(form), std::move(fields)});
        }
}

Given answers_of(demo::Person const& person, demo::Random& dice) {
    Given given{{"email", {person.email}},     {"firstname", {person.firstname}}, {"lastname", {person.lastname}},
                {"company", {person.company}}, {"trade", {person.trade->name}},   {"city", {person.city}},
                {"country", {person.country}}};
    if (dice.chance(0.6)) given["team_size"] = {std::to_string(person.team_size)};
    if (person.request->intent > 1 || dice.chance(0.25)) given["budget"] = {std::to_string(person.budget)};
    return given;
}

Touch touch_of(demo::Visit const& visit) {
    auto const& from = *visit.source;
    bool const is_direct = *from.source == '\0';
    return {.source = is_direct ? "Direct" : from.source,
            .medium = *from.medium ? from.medium
                      : is_direct  ? ""
                                   : from.channel,
            .campaign = visit.campaign ? visit.campaign->name : "",
            .landing_page = visit.pages.front(),
            .at = visit.at};
}

/// Sends the form as its page would. Whoever agreed has also followed the link in the mail that asks.
void fill_in(db::Write& write, SiteForms::One const& asked, demo::Person& person, demo::Random dice) {
    Filled filled{.form = asked.form,
                  .answers = read_answers(asked.fields, answers_of(person, dice)),
                  .token = fmt::format("demo-{}", person.email),
                  .page_path = asked.request->page()};
    filled.form.double_opt_in = false;
    if (person.request->intent < 0.6 || dice.chance(0.45)) filled.agreed = asked.form.consents;
    for (auto const& visit : person.visits) filled.touches.push_back(touch_of(visit));
    demo::done(take(write, filled));
    person.contact = records::find_contact_by_email(write, person.email).value().id;
}

void happen(db::Write& write, demo::World& world, demo::Person& person, demo::Moment const& moment) {
    if (moment.what != demo::Happening::asked) return;
    for (auto const& form : world.remembered.get<SiteForms>().all)
        if (form.request == person.request) fill_in(write, form, person, {moment.luck, "content"});
}

}  // namespace

extern demo::Share const demo_share;
demo::Share const demo_share{.found = publish_website, .happen = happen};

}  // namespace tandem::content
