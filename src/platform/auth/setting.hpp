#pragma once

// Small documents that a workspace edits as a whole (brand, business hours …), each under its name. What T got after one was
// saved has T's default, what T lost is passed over.

#include "base/described.hpp"
#include "base/version.hpp"
#include "platform/db/db.hpp"

namespace tandem::auth {

/// The address at which somebody of this workspace signed in last ("https://crm.example"): how links to this server begin
/// where no public_url is configured.
constexpr auto origin_setting = "origin";

namespace settings {

std::optional<json::value> find(db::Read& read, std::string const& name);
void put(db::Write& write, std::string const& name, json::value const& value);

}  // namespace settings

/// nullopt until it was first saved. One that cannot be read throws: what it forbids must not be allowed meanwhile.
template <class T>
std::optional<T> find_setting(db::Read& read, std::string const& name) {
    auto const value = settings::find(read, name);
    if (!value) return std::nullopt;
    return decode_stored<T>(*value).value();
}

/// Its defaults until it was first saved.
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
