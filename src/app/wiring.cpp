// The list of parts: which routes there are, and who reacts to what.

#include "app/application.hpp"

#include "crm/lifecycle/lifecycle.hpp"
#include "crm/pipelines/pipelines.hpp"
#include "crm/pipelines/routes.hpp"
#include "crm/records/api.hpp"
#include "crm/records/routes.hpp"
#include "crm/timeline/routes.hpp"
#include "crm/timeline/timeline.hpp"
#include "platform/http/health.hpp"
#include "platform/http/openapi.hpp"

namespace tandem::app {

std::vector<http::Routes const*> all_routes() {
    return {
        &http::document_routes,
        &http::health_routes,
        &live::live_routes,
        &auth::session_routes,
        &auth::settings_routes,
        &pipelines::pipeline_routes,
        &records::record_routes,
        &records::property_routes,
        &records::association_routes,
        &records::finder_routes,
        &timeline::timeline_routes,
    };
}

void subscribe(db::Subscriptions& subscriptions) {
    subscriptions.on<auth::WorkspaceCreated>([](db::Write& write, auth::WorkspaceCreated const&) { pipelines::create_default_pipeline(write); });

    subscriptions.on<records::RecordCreated>(timeline::on_created);
    subscriptions.on<records::RecordChanged>(timeline::on_changed);
    subscriptions.on<records::RecordArchived>(timeline::on_archived);
    subscriptions.on<records::RecordRestored>(timeline::on_restored);

    subscriptions.on<records::RecordCreated>(lifecycle::on_deal_created);
    subscriptions.on<records::RecordChanged>(lifecycle::on_deal_changed);
    subscriptions.on<records::RecordsAssociated>(lifecycle::on_linked);
}

void announce(db::Subscriptions& subscriptions, live::Hub& hub) {
    using live::ChangeKind;
    auto const tell = [&hub](db::Write& write, records::ObjectType object, RecordId id, ChangeKind kind) {
        live::Change const change{std::string(name_of(object)), id, kind, write.change_set()};
        write.after_commit([&hub, workspace = write.actor().workspace_id, change] { hub.publish(workspace, change); });
    };
    subscriptions.on<records::RecordCreated>([tell](db::Write& write, records::RecordCreated const& event) { tell(write, event.object, event.id, ChangeKind::created); });
    subscriptions.on<records::RecordChanged>([tell](db::Write& write, records::RecordChanged const& event) { tell(write, event.object, event.id, ChangeKind::updated); });
    subscriptions.on<records::RecordArchived>([tell](db::Write& write, records::RecordArchived const& event) { tell(write, event.object, event.id, ChangeKind::archived); });
    subscriptions.on<records::RecordRestored>([tell](db::Write& write, records::RecordRestored const& event) { tell(write, event.object, event.id, ChangeKind::created); });
}

std::unique_ptr<db::Database> open_database(std::filesystem::path const& data, std::string const& db_url) {
    std::filesystem::create_directories(data);
    auto database = db::Database::open({.address = db_url.empty() ? (data / "tandem.db").string() : db_url});
    subscribe(database->subscriptions());
    return database;
}

}  // namespace tandem::app
