#include "platform/events/visitor_ids.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <stdexcept>

#include "platform/events/internal/segment.hpp"

namespace tandem::events {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == 8);

std::uint64_t sip_hash(std::array<unsigned char, 16> const& key, std::string_view text) {
    std::uint64_t hash = 0;
    crypto_shorthash(reinterpret_cast<unsigned char*>(&hash), reinterpret_cast<unsigned char const*>(text.data()), text.size(), key.data());
    return hash == 0 ? 1 : hash;  // 0 means nobody
}

template <class T>
void read_raw(std::ifstream& from, T& to) {
    from.read(reinterpret_cast<char*>(&to), sizeof to);
}

}  // namespace

VisitorIds::VisitorIds(std::filesystem::path file) : file_(std::move(file)) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
    if (std::filesystem::exists(file_)) {
        load();
    } else {
        randombytes_buf(lasting_.data(), lasting_.size());
        save();
    }
}

VisitorIdentity VisitorIds::identify(VisitorTraits const& traits, Instant at) {
    std::string text;
    for (auto part : {traits.user_agent, traits.ip, traits.site_domain, traits.root_domain}) {
        text += part;
        text += '\0';
    }
    std::lock_guard lock(mutex_);
    rotate_to(at.ms / day_ms);
    auto anonymous = sip_hash(today_.key, text);
    auto former = yesterday_.day >= 0 ? sip_hash(yesterday_.key, text) : 0;
    if (traits.consented_id.empty()) return {.visitor_id = anonymous, .former_visitor_ids = {former, 0, 0}};
    auto lasting = sip_hash(lasting_, std::string(traits.site_domain) + '\0' + std::string(traits.consented_id));
    return {.visitor_id = lasting, .former_visitor_ids = {anonymous, former, 0}};
}

/// A clock set back within the kept days changes nothing: the newest key stays in use.
void VisitorIds::rotate_to(std::int64_t day) {
    if (day <= today_.day) return;
    sodium_memzero(yesterday_.key.data(), yesterday_.key.size());
    yesterday_ = today_.day == day - 1 ? today_ : DayKey{};
    today_.day = day;
    randombytes_buf(today_.key.data(), today_.key.size());
    save();
}

void VisitorIds::load() {
    std::ifstream from(file_, std::ios::binary);
    read_raw(from, lasting_);
    for (auto* key : {&today_, &yesterday_}) {
        read_raw(from, key->day);
        read_raw(from, key->key);
    }
    if (!from) throw std::runtime_error(file_.string() + " is damaged; remove it and visitors are counted anew from now on");
}

void VisitorIds::save() const {
    std::string bytes(reinterpret_cast<char const*>(lasting_.data()), lasting_.size());
    for (auto const* key : {&today_, &yesterday_}) {
        bytes.append(reinterpret_cast<char const*>(&key->day), sizeof key->day);
        bytes.append(reinterpret_cast<char const*>(key->key.data()), key->key.size());
    }
    auto fresh = file_;
    fresh += ".new";
    std::filesystem::remove(fresh);
    AppendFile(fresh).append_and_sync(0, bytes);
    std::filesystem::rename(fresh, file_);
    sync_folder(file_.parent_path());
}

}  // namespace tandem::events
