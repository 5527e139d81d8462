#include "app/demo/website.hpp"

#include "marketing/content/markdown.hpp"
#include "marketing/content/store.hpp"

namespace tandem::demo {
namespace {

using namespace content;

constexpr char const* about_bikes = R"(# A van's work, without the van

Two vans stand in the traffic and pay for parking. A cargo bicycle stands at the door.

- **F2 Box**: 400 litres behind a lock, 150 kg
- **F3 Flatbed**: ladders, pipes and a toolbox, 200 kg
- **F3 Cooler**: cold from the kitchen to the guest

[Book a test ride](/p/test-ride) or [ask for a quote](/p/ask).)";

struct Asking {
    char const* slug;
    char const* title;  ///< of the page and its form
    char const* body;
    char const* button;
    FirstStage stage;
    bool asks_for_budget;
};
constexpr Asking askings[] = {
    {"newsletter", "Newsletter", "# News for trades on bikes\n\nOnce a month: routes, loads, leasing, and what others learned.", "Sign up",
     FirstStage::subscriber, false},
    {"prices", "Price list", "# Prices and leasing\n\nAll models with their options, and what leasing costs a month.", "Send me the list",
     FirstStage::lead, false},
    {"test-ride", "Test ride", "# Try one at your place\n\nWe bring the bike you choose and load what you carry.", "Book a test ride",
     FirstStage::lead, true},
    {"ask", "Ask for a quote", "# Ask for a quote\n\nTell us what you carry and how far. We answer within a working day.", "Ask",
     FirstStage::lead, true}};

FormField field(char const* property, char const* label, bool required = false) {
    return {.property = {property}, .label = {label}, .required = required};
}

Form form_of(Asking const& asking, Instant at) {
    Form form;
    form.id = tandem::make<FormId>();
    form.name = {asking.title};
    form.fields = {field("email", "Email", true), field("firstname", "First name", true), field("lastname", "Last name", true),
                   field("company", "Company"),   field("trade", "Your trade"),           field("city", "City"),
                   field("country", "Country")};
    if (asking.stage == FirstStage::lead) form.fields.push_back(field("team_size", "People in your team"));
    if (asking.asks_for_budget) form.fields.push_back(field("budget", "Budget in €"));
    form.consents = {{.topic_key = {"newsletter"},
                      .text = {"Write to me about cargo bicycles, about once a month."},
                      .required = asking.stage == FirstStage::subscriber}};
    form.button_label = {asking.button};
    form.thanks_text = {"Thank you. We answer within a working day."};
    form.lifecycle_stage = asking.stage;
    form.created_at = form.updated_at = at;
    return form;
}

void publish(db::Write& write, char const* slug, char const* title, char const* body, std::optional<FormId> form) {
    Page page;
    page.id = tandem::make<PageId>();
    page.slug = {slug};
    page.title = {title};
    page.body = {body};
    page.form_id = form;
    page.state = PageState::published;
    page.created_at = page.updated_at = write.now();
    page.published_at = write.now();
    insert_page(write, page, html_from_markdown(body));
}

}  // namespace

std::vector<SiteForm> publish_website(db::Write& write) {
    publish(write, "cargo-bikes", "Cargo bicycles for trades", about_bikes, std::nullopt);
    std::vector<SiteForm> forms;
    for (auto const& asking : askings) {
        auto const form = form_of(asking, write.now());
        insert_form(write, form);
        publish(write, asking.slug, asking.title, asking.body, form.id);
        forms.push_back({form, bind_fields(write, form.fields), std::string("/p/") + asking.slug});
    }
    return forms;
}

}  // namespace tandem::demo
