#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/time.hpp"
#include "crm/consent/links.hpp"
#include "marketing/content/api.hpp"

namespace tandem::content {

/// Nobody reads and fills in a form faster; nobody leaves one open longer.
constexpr Duration least_fill_time = seconds(2);
constexpr Duration longest_fill_time = hours(24);

/// Handed out with a form: says when, cannot be made by others, and makes sending it twice one submission.
std::string make_fill_token(consent::LinkSigner const& signer, FormId form, Instant now);

enum class FillVerdict { fine, too_quick, too_old, not_ours };
struct FillCheck {
    FillVerdict verdict = FillVerdict::not_ours;
    std::string payload{};  ///< the same for the same token, different for every other
};
FillCheck check_fill_token(consent::LinkSigner const& signer, FormId form, std::string_view token, Instant now);

/// How often one network address may send forms. In memory, bounded; a restart forgives.
class SendLimit {
public:
    explicit SendLimit(std::size_t most = 30, Duration within = minutes(10)) : most_(most), within_(within) {}
    /// Counts this sending; false when it is one too many.
    bool admit(std::string const& ip, Instant now);

private:
    void forget_old(Instant now);

    std::size_t most_;
    Duration within_;
    std::mutex mutex_;
    std::unordered_map<std::string, std::deque<Instant>> sent_;
};

}  // namespace tandem::content
