#include "crm/consent/rules.hpp"

#include <algorithm>

namespace tandem::consent {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

Result<void> reachable(Standing const& standing) {
    if (standing.archived) return conflict("archived", "This contact is archived.");
    if (!standing.email || standing.email->empty()) return conflict("no_address", "This contact has no e-mail address.");
    return {};
}

Failure suppressed(Reason reason) {
    switch (reason) {
        case Reason::unsubscribed_all:
            return conflict("suppressed", "This address unsubscribed from everything.");
        case Reason::bounced:
            return conflict("suppressed", "Mail to this address comes back.");
        case Reason::complaint:
            return conflict("suppressed", "This address complained about a mail.");
        case Reason::manual:
            break;
    }
    return conflict("suppressed", "Somebody in the team blocked this address.");
}

}  // namespace

Result<void> may_send(Standing const& standing) {
    if (auto const ok = reachable(standing); !ok) return ok;
    if (standing.suppressed) return suppressed(*standing.suppressed);
    if (standing.state != State::given) return conflict("no_consent", "This contact has not agreed to this topic.");
    return {};
}

Result<void> may_send_transactional(Standing const& standing) {
    if (auto const ok = reachable(standing); !ok) return ok;
    if (standing.suppressed == Reason::bounced || standing.suppressed == Reason::complaint) return suppressed(*standing.suppressed);
    return {};
}

bool may_ask_again(Asked const& asked, Instant now) {
    constexpr std::int64_t most_a_day = 3;
    return asked.within_a_day < most_a_day && (!asked.last_at || *asked.last_at + minutes(10) <= now);
}

std::string key_from(std::string_view name) {
    std::string key;
    for (char const c : to_lower_ascii(name)) {
        if (is_letter_or_digit(c))
            key += c;
        else if (!key.empty() && key.back() != '_')
            key += '_';
    }
    while (key.ends_with('_')) key.pop_back();
    return key.substr(0, 60);
}

bool is_key(std::string_view key) {
    return !key.empty() && key.size() <= 60 && std::ranges::all_of(key, [](char c) { return is_letter_or_digit(c) || c == '_'; });
}

}  // namespace tandem::consent
