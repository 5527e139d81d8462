#include "marketing/content/spam_guard.hpp"

#include <fmt/format.h>

#include <charconv>

namespace tandem::content {
namespace {

constexpr auto purpose = "form";
constexpr std::size_t most_addresses = 20'000;

std::optional<Instant> handed_out(std::string_view payload) {
    Instant at;
    auto const* end = payload.data() + payload.find('-');
    auto const [read_to, error] = std::from_chars(payload.data(), end, at.ms);
    if (error != std::errc{} || read_to != end) return std::nullopt;
    return at;
}

}  // namespace

std::string make_fill_token(consent::LinkSigner const& signer, FormId form, Instant now) {
    return signer.sign(purpose, fmt::format("{}-{}", now.ms, make_id()), to_string(form));
}

FillCheck check_fill_token(consent::LinkSigner const& signer, FormId form, std::string_view token, Instant now) {
    auto const payload = signer.verify(purpose, token, to_string(form));
    if (!payload || payload->find('-') == std::string::npos) return {};
    auto const at = handed_out(*payload);
    if (!at) return {};
    auto const spent = now - *at;
    if (spent < least_fill_time) return {FillVerdict::too_quick, *payload};
    if (spent > longest_fill_time) return {FillVerdict::too_old, *payload};
    return {FillVerdict::fine, *payload};
}

bool SendLimit::admit(std::string const& ip, Instant now) {
    std::lock_guard const lock(mutex_);
    if (sent_.size() >= most_addresses) forget_old(now);
    auto& times = sent_[ip];
    while (!times.empty() && times.front() + within_ <= now) times.pop_front();
    if (times.size() >= most_) return false;
    times.push_back(now);
    return true;
}

void SendLimit::forget_old(Instant now) {
    std::erase_if(sent_, [&](auto const& entry) { return entry.second.empty() || entry.second.back() + within_ <= now; });
    if (sent_.size() >= most_addresses) sent_.clear();
}

}  // namespace tandem::content
