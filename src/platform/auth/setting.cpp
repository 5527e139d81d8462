#include "platform/auth/setting.hpp"

#include "platform/db/table.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace tandem::auth {

void UnreadableSettings::note(WorkspaceId workspace, std::string const& name, std::string_view why) {
    std::lock_guard const lock(mutex_);
    if (names_[workspace].insert(name).second) spdlog::error("workspace {}: {}", workspace.value, why);
}

void UnreadableSettings::forget(WorkspaceId workspace, std::string const& name) {
    std::lock_guard const lock(mutex_);
    if (auto const found = names_.find(workspace); found != names_.end()) found->second.erase(name);
}

std::vector<std::string> UnreadableSettings::of(WorkspaceId workspace) const {
    std::lock_guard const lock(mutex_);
    auto const found = names_.find(workspace);
    if (found == names_.end()) return {};
    return {found->second.begin(), found->second.end()};
}

}  // namespace tandem::auth

namespace tandem::auth::settings {
namespace {

struct StoredSetting {
    std::string name;
    db::Json value;
};
BOOST_DESCRIBE_STRUCT(StoredSetting, (), (name, value))
TANDEM_TABLE(StoredSetting, workspace_setting, (name))

std::string in_one_line(Error const& error) {
    return error.fields.empty() ? error.message : fmt::format("{}: {}", error.fields.front().pointer, error.fields.front().message);
}

}  // namespace

Result<std::optional<json::value>> find(db::Read& read, std::string const& name) {
    auto const stored = read.one(db::Find<StoredSetting>{name});
    if (!stored) return std::optional<json::value>{};
    auto value = parse_json(stored->value.text);
    if (!value) return unreadable(read, name, value.error());
    return std::optional(*std::move(value));
}

void put(db::Write& write, std::string const& name, json::value const& value) {
    write.run(db::Put{StoredSetting{name, {json::serialize(value)}}});
    if (auto* const known = write.find_part<UnreadableSettings>())
        write.after_commit([known, workspace = write.actor().workspace_id, name] { known->forget(workspace, name); });
}

void drop(db::Write& write, std::string const& name) { write.run(db::Delete<StoredSetting>{name}); }

Failure unreadable(db::Read& read, std::string const& name, Error const& why) {
    auto message = fmt::format("The setting {} cannot be read ({}). Save it anew.", name, in_one_line(why));
    if (auto* const known = read.find_part<UnreadableSettings>()) known->note(read.actor().workspace_id, name, message);
    return failure(ErrorKind::unavailable, "setting_unreadable", std::move(message));
}

}  // namespace tandem::auth::settings
