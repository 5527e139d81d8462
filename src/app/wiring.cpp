// The list of parts: which routes there are, and who reacts to what.

#include "app/application.hpp"

#include "crm/consent/consent.hpp"
#include "crm/consent/routes.hpp"
#include "crm/lifecycle/lifecycle.hpp"
#include "crm/pipelines/pipelines.hpp"
#include "crm/pipelines/routes.hpp"
#include "crm/records/api.hpp"
#include "crm/records/routes.hpp"
#include "crm/timeline/routes.hpp"
#include "crm/timeline/timeline.hpp"
#include "marketing/analytics/routes.hpp"
#include "marketing/analytics/visit_story.hpp"
#include "marketing/brand/routes.hpp"
#include "marketing/content/api.hpp"
#include "marketing/content/finder.hpp"
#include "marketing/content/jobs.hpp"
#include "marketing/content/routes.hpp"
#include "together/funnel/routes.hpp"
#include "together/goals/routes.hpp"

#include "marketing/email/api.hpp"
#include "marketing/email/finder.hpp"
#include "marketing/email/routes.hpp"
#include "marketing/email/sending.hpp"
#include "platform/http/health.hpp"
#include "platform/http/openapi.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/routes.hpp"
#include "platform/mail/smtp.hpp"
#include "sales/negotiation/deciding.hpp"
#include "sales/negotiation/finder.hpp"
#include "sales/negotiation/jobs.hpp"
#include "sales/negotiation/routes.hpp"
#include "sales/qualification/next_step.hpp"
#include "sales/qualification/qualification.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>

namespace tandem::app {
namespace {

/// "Ada Merten <ada@example.com>" or the address alone.
mail::Mailbox sender_from(std::string const& text) {
    auto const angle = text.find('<');
    if (angle == std::string::npos) return {text, ""};
    return {std::string(trim(std::string_view(text).substr(angle + 1, text.find('>', angle) - angle - 1))),
            std::string(trim(std::string_view(text).substr(0, angle)))};
}

mail::Settings mail_settings(Config const& config) {
    mail::Settings settings;
    if (!config.smtp.from.empty()) settings.sender = sender_from(config.smtp.from);
    if (!config.mail_configured()) return settings;
    settings.smtp = mail::SmtpConfig{.host = config.smtp.host,
                                     .port = static_cast<std::uint16_t>(config.smtp.port.value),
                                     .tls = static_cast<mail::Tls>(config.smtp.tls),
                                     .username = config.smtp.user,
                                     .password = config.smtp.password,
                                     .certificates = config.smtp.ca,
                                     .total_timeout = seconds(config.smtp.timeout_seconds.value)};
    return settings;
}

}  // namespace

std::vector<http::Routes const*> all_routes() {
    return {
        &http::document_routes,
        &http::health_routes,
        &live::live_routes,
        &mail::mail_routes,
        &auth::session_routes,
        &auth::settings_routes,
        &pipelines::pipeline_routes,
        &records::record_routes,
        &records::batch_routes,
        &records::property_routes,
        &records::association_routes,
        &records::finder_routes,
        &records::property_group_routes,
        &records::owner_routes,
        &timeline::timeline_routes,
        &funnel::funnel_routes,
        &funnel::series_routes,
        &goals::goal_routes,
        &consent::consent_routes,
        &consent::consent_public_routes,
        &email::campaign_routes,
        &email::mail_link_routes,
        &analytics::analytics_routes,
        &brand::brand_routes,
        &qualification::score_routes,
        &qualification::handoff_routes,
        &negotiation::product_routes,
        &negotiation::quote_routes,
        &negotiation::public_quote_routes,
        &content::form_routes,
        &content::page_routes,
        &content::content_public_routes,
    };
}

records::Finders all_finders() {
    return {{records::find_records, negotiation::find_quotes, email::find_campaigns, content::find_pages, content::find_forms}};
}

void subscribe(db::Subscriptions& subscriptions) {
    subscriptions.on<auth::WorkspaceCreated>(
        [](db::Write& write, auth::WorkspaceCreated const&) { pipelines::create_default_pipeline(write); });
    subscriptions.on<auth::WorkspaceCreated>(
        [](db::Write& write, auth::WorkspaceCreated const&) { consent::create_default_topics(write); });
    subscriptions.on<auth::WorkspaceCreated>(qualification::on_workspace_created);

    subscriptions.on<records::RecordCreated>(timeline::on_created);
    subscriptions.on<records::RecordChanged>(timeline::on_changed);
    subscriptions.on<records::RecordArchived>(timeline::on_archived);
    subscriptions.on<records::RecordRestored>(timeline::on_restored);

    subscriptions.on<records::RecordCreated>(lifecycle::on_deal_created);
    subscriptions.on<records::RecordChanged>(lifecycle::on_deal_changed);
    subscriptions.on<records::RecordsAssociated>(lifecycle::on_linked);

    subscriptions.on<records::RecordCreated>(qualification::on_record_created);
    subscriptions.on<records::RecordChanged>(qualification::on_record_changed);
    subscriptions.on<timeline::TasksChanged>(qualification::on_tasks_changed);
    subscriptions.on<records::RecordsAssociated>(qualification::on_deal_linked);
    subscriptions.on<records::RecordsDissociated>(qualification::on_deal_unlinked);
    subscriptions.on<records::RecordArchived>(qualification::on_deal_archived);
    subscriptions.on<records::RecordRestored>(qualification::on_deal_restored);
    subscriptions.on<qualification::LeadHandedOver>(
        [](db::Write& write, qualification::LeadHandedOver const& event) { qualification::plan_next_step(write, event.contact); });
    subscriptions.on<qualification::LeadAccepted>(
        [](db::Write& write, qualification::LeadAccepted const& event) { qualification::plan_next_step(write, event.contact); });
    subscriptions.on<qualification::LeadRejected>(
        [](db::Write& write, qualification::LeadRejected const& event) { qualification::plan_next_step(write, event.contact); });
    subscriptions.on<qualification::HandoffMoved>(
        [](db::Write& write, qualification::HandoffMoved const& event) { qualification::plan_next_step(write, event.contact); });
    subscriptions.on<consent::ConsentGiven>(
        [](db::Write& write, consent::ConsentGiven const& event) { qualification::rescore(write, event.contact); });
    subscriptions.on<negotiation::QuoteAccepted>(negotiation::win_deal);
    subscriptions.on<records::RecordArchived>(negotiation::on_deal_archived);
    subscriptions.on<records::RecordRestored>(negotiation::on_deal_restored);
    subscriptions.on<negotiation::QuoteAccepted>([](db::Write& write, negotiation::QuoteAccepted const& event) {
        if (event.contact) lifecycle::advance(write, records::ObjectType::contacts, *event.contact, "customer");
    });
    subscriptions.on<email::MailClicked>(
        [](db::Write& write, email::MailClicked const& event) { qualification::rescore(write, event.contact); });
    subscriptions.on<content::FormSubmitted>(
        [](db::Write& write, content::FormSubmitted const& event) { qualification::rescore(write, event.contact); });
    subscriptions.on<analytics::ContactVisited>(
        [](db::Write& write, analytics::ContactVisited const& event) { qualification::rescore(write, event.contact); });
}

void announce(db::Subscriptions& subscriptions, live::Hub& hub) {
    using live::ChangeKind;
    auto const tell = [&hub](db::Write& write, records::ObjectType object, RecordId id, ChangeKind kind) {
        live::Change const change{std::string(name_of(object)), id, kind, write.change_set()};
        write.after_commit([&hub, workspace = write.actor().workspace_id, change] { hub.publish(workspace, change); });
    };
    subscriptions.on<records::RecordCreated>(
        [tell](db::Write& write, records::RecordCreated const& event) { tell(write, event.object, event.id, ChangeKind::created); });
    subscriptions.on<records::RecordChanged>(
        [tell](db::Write& write, records::RecordChanged const& event) { tell(write, event.object, event.id, ChangeKind::updated); });
    subscriptions.on<records::RecordArchived>(
        [tell](db::Write& write, records::RecordArchived const& event) { tell(write, event.object, event.id, ChangeKind::archived); });
    subscriptions.on<records::RecordRestored>(
        [tell](db::Write& write, records::RecordRestored const& event) { tell(write, event.object, event.id, ChangeKind::created); });

    subscriptions.on<content::FormSubmitted>([tell](db::Write& write, content::FormSubmitted const& event) {
        tell(write, records::ObjectType::contacts, event.contact, ChangeKind::updated);
    });
    subscriptions.on<analytics::ContactVisited>([tell](db::Write& write, analytics::ContactVisited const& event) {
        tell(write, records::ObjectType::contacts, event.contact, ChangeKind::updated);
    });

    auto const tell_queue = [&hub](db::Write& write, RecordId id) {
        live::Change const change{"handoffs", id, ChangeKind::updated, write.change_set()};
        write.after_commit([&hub, workspace = write.actor().workspace_id, change] { hub.publish(workspace, change); });
    };
    subscriptions.on<qualification::LeadHandedOver>(
        [tell_queue](db::Write& write, qualification::LeadHandedOver const& event) { tell_queue(write, event.contact); });
    subscriptions.on<qualification::LeadAccepted>(
        [tell_queue](db::Write& write, qualification::LeadAccepted const& event) { tell_queue(write, event.contact); });
    subscriptions.on<qualification::HandoffMoved>(
        [tell_queue](db::Write& write, qualification::HandoffMoved const& event) { tell_queue(write, event.contact); });
    subscriptions.on<qualification::LeadRejected>(
        [tell_queue](db::Write& write, qualification::LeadRejected const& event) { tell_queue(write, event.contact); });
    subscriptions.on<qualification::HandoffMoved>(
        [tell_queue](db::Write& write, qualification::HandoffMoved const& event) { tell_queue(write, event.contact); });
    subscriptions.on<negotiation::QuoteChanged>([&hub](db::Write& write, negotiation::QuoteChanged const& event) {
        live::Change const change{"quotes", RecordId(event.quote.value), ChangeKind::updated, write.change_set()};
        write.after_commit([&hub, workspace = write.actor().workspace_id, change] { hub.publish(workspace, change); });
    });
}

void add_job_handlers(jobs::Handlers& handlers, events::Store& events, Config const& config) {
    mail::add_handlers(handlers);
    email::add_handlers(handlers, config.data_folder());
    qualification::add_handlers(handlers);
    negotiation::add_handlers(handlers);
    analytics::add_handlers(handlers, events);
    content::add_handlers(handlers, events);
}

std::unique_ptr<db::Database> open_database(Config const& config) {
    std::filesystem::create_directories(config.data_folder());
    mail::configure(mail_settings(config));
    auto database = db::Database::open({.address = config.database()});
    subscribe(database->subscriptions());
    return database;
}

std::unique_ptr<db::Database> open_existing(Config const& config) {
    if (!config.db.empty() || std::filesystem::exists(config.database())) return open_database(config);
    fmt::print(stderr, "There is no database in {}. Nothing was made; --data names another folder, `tandem user add` begins one.\n",
               config.data_folder().string());
    return nullptr;
}

std::optional<WorkspaceId> workspace_named(db::Database& database, std::string const& name) {
    auto const all = database.read({}, [](db::Read& read) { return auth::all_workspaces(read); });
    auto const found = name.empty() ? all.begin() : std::ranges::find(all, name, &auth::Workspace::name);
    return found == all.end() ? std::nullopt : std::optional(found->workspace_id);
}

events::Options events_options(Config const& config) {
    return {.folder = config.data_folder(),
            .memory_limit = config.duckdb.memory,
            .threads = static_cast<int>(config.duckdb.threads.value),
            .report = [](std::string_view line) { spdlog::warn("{}", line); }};
}

}  // namespace tandem::app
