#include "marketing/content/thanking.hpp"

#include "base/html.hpp"
#include "platform/http/route.hpp"

#include <fmt/format.h>

namespace tandem::content {

http::Response thanked(Asked const& asked, Incoming const& incoming, bool confirm) {
    auto const& redirect = asked.form.redirect_url;
    if (incoming.is_json)
        return http::respond(Sent{asked.form.thanks_text, confirm, redirect ? std::optional(redirect->value) : std::nullopt});
    if (redirect) return http::redirect(redirect->value);
    return http::redirect(
        fmt::format("{}?thanks={}{}#form", asked.path, confirm ? "confirm" : "done", incoming.is_embedded ? "&embed=1" : ""));
}

std::optional<std::string> thanks_in(http::Request const& request, Form const& form) {
    auto const thanks = request.query_value("thanks");
    if (!thanks) return std::nullopt;
    auto const next = *thanks == "confirm" ? "<p>We have sent you a mail. Please open it and confirm, so that we know it was you.</p>" : "";
    return fmt::format(R"(<div role="status" class="thanks"><p class="lines">{}</p>{}</div>)", escape_html(form.thanks_text.value), next);
}

}  // namespace tandem::content
