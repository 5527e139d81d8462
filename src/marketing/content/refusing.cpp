#include "marketing/content/refusing.hpp"

#include "platform/http/errors.hpp"

namespace tandem::content {

std::optional<Refusal> guard(SendLimit& limit, http::Request const& request, FillCheck const& check, bool is_right) {
    switch (check.verdict) {
        case FillVerdict::not_ours:
            return Refusal{ErrorKind::invalid, "token_invalid",
                           "This form could not be recognised. Please send it once more; what you wrote is still here."};
        case FillVerdict::too_old:
            return Refusal{ErrorKind::invalid, "token_expired",
                           "This form was open for more than a day. Please send it once more; what you wrote is still here."};
        case FillVerdict::too_quick:
            return Refusal{ErrorKind::invalid, "too_quick",
                           "That was quicker than people are. Please send it once more; what you wrote is still here."};
        case FillVerdict::fine:
            break;
    }
    if (!is_right) return Refusal{ErrorKind::invalid, "fields_invalid", "Something is missing or not right yet. Please look below."};
    if (!limit.admit(request.client_ip, now()))
        return Refusal{ErrorKind::too_many, "too_many_forms",
                       "Too many forms came from your network. Please try again in a few minutes; what you wrote is still here."};
    return std::nullopt;
}

http::Response refused(Asked const& asked, http::Request const& request, Incoming& incoming, FillCheck const& check,
                       std::map<std::string, std::string> const& errors, Refusal const& refusal) {
    auto const status = http::status_of(refusal.kind);
    if (incoming.is_json) {
        Error error{refusal.kind, refusal.code, refusal.sentence, {}};
        for (auto const& [name, sentence] : errors) error.fields.push_back({"/fields/" + name, "invalid", sentence});
        return http::error_response(error, request.id);
    }
    ShownForm shown{
        .form = asked.form, .fields = asked.fields, .given = std::move(incoming.given), .errors = errors, .problem = refusal.sentence};
    shown.given[consent_field] = incoming.consents;
    bool const usable = check.verdict == FillVerdict::fine || check.verdict == FillVerdict::too_quick;
    shown.token = usable ? incoming.token : make_fill_token(asked.signer, asked.form.id, now());
    if (asked.page) shown.page_slug = asked.page->slug;
    shown.page_url = incoming.page_url;
    shown.referrer = incoming.referrer;
    shown.site = incoming.site;
    shown.is_embedded = incoming.is_embedded;
    return page_with(asked, html_of(shown), request, incoming.is_embedded, status);
}

}  // namespace tandem::content
