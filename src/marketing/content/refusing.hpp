#pragma once

#include "marketing/content/showing.hpp"
#include "marketing/content/spam_guard.hpp"
#include "marketing/content/visitor_form.hpp"

namespace tandem::content {

struct Refusal {
    ErrorKind kind;
    std::string code, sentence;
};

/// Why a sending is not taken as it is; nullopt when it may be.
std::optional<Refusal> guard(SendLimit& limit, http::Request const& request, FillCheck const& check, bool is_right);

/// The form again with what was written and what is wrong with it, or the same in JSON.
http::Response refused(Asked const& asked, http::Request const& request, Incoming& incoming, FillCheck const& check,
                       std::map<std::string, std::string> const& errors, Refusal const& refusal);

}  // namespace tandem::content
