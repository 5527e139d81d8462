#include "app/application.hpp"

#include "app/demo/demo.hpp"
#include "app/features.hpp"
#include "platform/auth/setting.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/blobs/store.hpp"
#include "platform/events/store.hpp"
#include "platform/http/health.hpp"
#include "platform/http/openapi.hpp"
#include "platform/http/permission.hpp"
#include "platform/live/live.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/smtp.hpp"

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

http::Permissions permissions_of(std::vector<http::Routes const*> const& tables) {
    http::Permissions permissions;
    for (auto const* routes : tables)
        for (auto const& route : *routes)
            if (!route.permission.is_public &&
                std::ranges::find(permissions.all, route.permission.name, &http::Permission::name) == permissions.all.end())
                permissions.all.push_back(route.permission);
    return permissions;
}

/// What features say of themselves, put together.
void collect(Parts& parts) {
    auto& finders = parts.make<feature::Finders>();
    auto& kinds = parts.make<feature::TimelineKinds>();
    auto& holders = parts.make<feature::FileHolders>();
    auto& threads = parts.make<feature::Threads>();
    auto& notices = parts.make<feature::NoticeKinds>();
    auto& jobs = parts.make<feature::JobKinds>();
    for (auto const* one : features()) {
        finders.all.insert(finders.all.end(), one->finders.begin(), one->finders.end());
        kinds.all.insert(kinds.all.end(), one->timeline.begin(), one->timeline.end());
        holders.all.insert(holders.all.end(), one->file_holders.begin(), one->file_holders.end());
        threads.all.push_back(&one->thread);
        notices.all.insert(notices.all.end(), one->notices.begin(), one->notices.end());
        jobs.all.insert(jobs.all.end(), one->job_kinds.begin(), one->job_kinds.end());
    }
    parts.make<http::Permissions>(permissions_of(all_routes()));
}

}  // namespace

Application::Application(Config const& config) : config_(config) {
    std::filesystem::create_directories(config.data_folder());
    parts_.make<blobs::Store>(config.data_folder() / "files");
    parts_.make<mail::Mailer>(mail_settings(config));
    parts_.make<auth::UnreadableSettings>();
    collect(parts_);
    parts_.provide(config_);
    database_ = db::Database::open({.address = config.database(), .parts = &parts_});
    parts_.provide(*database_);
    for (auto const* one : features())
        if (one->subscribe) one->subscribe(database_->subscriptions());
    for (auto const* one : features())
        if (one->move) one->move(*database_);
}

void Application::open_events() {
    parts_.make<events::Store>(events::Options{.folder = config_.data_folder(),
                                               .memory_limit = config_.duckdb.memory,
                                               .threads = static_cast<int>(config_.duckdb.threads.value),
                                               .report = [](std::string_view line) { spdlog::warn("{}", line); }});
    for (auto const* one : features())
        if (one->provide) one->provide(parts_);
}

jobs::Handlers Application::handlers() {
    jobs::Handlers handlers;
    for (auto const* one : features())
        if (one->work) one->work(handlers, parts_);
    return handlers;
}

bool is_half_a_demo(Application& application) {
    if (!demo::unfinished(application.database())) return false;
    fmt::print(stderr,
               "The demo company in “{0}” is not whole: its making was cut off, or goes on just now. `tandem demo --data {0}` throws away "
               "what was left and makes it anew.\n",
               application.config().data);
    return true;
}

std::unique_ptr<Application> open_existing(Config const& config) {
    if (!config.db.empty() || std::filesystem::exists(config.database())) {
        auto application = std::make_unique<Application>(config);
        return is_half_a_demo(*application) ? nullptr : std::move(application);
    }
    fmt::print(stderr, "There is no database in {}. Nothing was made; --data names another folder, `tandem user add` begins one.\n",
               config.data_folder().string());
    return nullptr;
}

std::optional<WorkspaceId> workspace_named(db::Database& database, std::string const& name) {
    auto const all = database.read({}, [](db::Read& read) { return auth::all_workspaces(read); });
    auto const found = name.empty() ? all.begin() : std::ranges::find(all, name, &auth::Workspace::name);
    return found == all.end() ? std::nullopt : std::optional(found->workspace_id);
}

std::vector<http::Routes const*> all_routes() {
    std::vector<http::Routes const*> all{&http::document_routes, &http::health_routes, &live::live_routes};
    for (auto const* one : features()) all.insert(all.end(), one->routes.begin(), one->routes.end());
    return all;
}

}  // namespace tandem::app
