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

[Ask for a quote](/p/ask))";

constexpr char const* about_asking = R"(# Ask for a quote

Tell us what you carry and how far. We answer within a working day.)";

FormField field(char const* property, char const* label, bool required) { return {.property = {property}, .label = {label}, .required = required}; }

Form quote_form(Instant at) {
    Form form;
    form.id = tandem::make<FormId>();
    form.name = {"Ask for a quote"};
    form.fields = {field("email", "E-mail", true), field("firstname", "First name", true), field("lastname", "Last name", true), field("company", "Company", true), field("phone", "Phone", false), field("team_size", "People in your team", false)};
    form.consents = {{.topic_key = {"newsletter"}, .text = {"Write to me about cargo bicycles, about once a month."}, .required = false}};
    form.button_label = {"Ask"};
    form.thanks_text = {"Thank you. We answer within a working day."};
    form.lifecycle_stage = FirstStage::lead;
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

void publish_website(db::Write& write) {
    auto const form = quote_form(write.now());
    insert_form(write, form);
    publish(write, "cargo-bikes", "Cargo bicycles for trades", about_bikes, std::nullopt);
    publish(write, "ask", "Ask for a quote", about_asking, form.id);
}

}  // namespace tandem::demo
