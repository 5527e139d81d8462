#pragma once

// Small documents that a workspace edits as a whole (brand, business hours …), each under its name. What T got after one was
// saved has T's default, what T lost is passed over.

#include <map>
#include <mutex>
#include <set>

#include "base/described.hpp"
#include "base/version.hpp"
#include "platform/db/db.hpp"

namespace tandem::auth {

/// The address at which somebody of this workspace signed in last ("https://crm.example"): how links to this server begin
/// where no public_url is configured.
constexpr auto origin_setting = "origin";

/// Which settings were found that cannot be read, for the screen of settings. A part of the program, kept in memory; what it
/// learns of for the first time goes to the log.
class UnreadableSettings {
public:
    void note(WorkspaceId workspace, std::string const& name, std::string_view why);
    void forget(WorkspaceId workspace, std::string const& name);
    std::vector<std::string> of(WorkspaceId workspace) const;

private:
    mutable std::mutex mutex_;
    std::map<WorkspaceId, std::set<std::string>> names_;
};

namespace settings {

Result<std::optional<json::value>> find(db::Read& read, std::string const& name);
void put(db::Write& write, std::string const& name, json::value const& value);
void drop(db::Write& write, std::string const& name);
/// Notes it; the error names the setting.
Failure unreadable(db::Read& read, std::string const& name, Error const& why);

}  // namespace settings

/// nullopt until it was first saved; code `setting_unreadable` where what is kept is no T.
template <class T>
Result<std::optional<T>> read_setting(db::Read& read, std::string const& name) {
    auto const value = settings::find(read, name);
    if (!value) return fail(value);
    if (!*value) return std::optional<T>{};
    auto decoded = decode_stored<T>(**value);
    if (!decoded) return settings::unreadable(read, name, decoded.error());
    return std::optional<T>(*std::move(decoded));
}

/// nullopt until it was first saved, and where it cannot be read: one damaged document does not break every page. Saving it
/// again mends it. Not for what its absence would allow, nor for what cannot be made anew: those are read by `read_setting`.
template <class T>
std::optional<T> find_setting(db::Read& read, std::string const& name) {
    return read_setting<T>(read, name).value_or(std::nullopt);
}

/// Its defaults until it was first saved, and where it cannot be read.
template <class T>
T setting(db::Read& read, std::string const& name) {
    return find_setting<T>(read, name).value_or(T{});
}

template <class T>
void put_setting(db::Write& write, std::string const& name, T const& value) {
    settings::put(write, name, encode(value));
}

/// Puts what a person edited, whose `version` is the one they have seen, and answers it as it is kept. Code `version_stale`.
template <class T>
Result<T> change_setting(db::Write& write, std::string const& name, T given) {
    auto version = setting<T>(write, name).version;
    if (auto ok = advance(version, given.version); !ok) return fail(ok);
    given.version = version;
    put_setting(write, name, given);
    return given;
}

}  // namespace tandem::auth
