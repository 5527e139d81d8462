#include "sales/negotiation/quote_mail.hpp"

#include "marketing/brand/brand.hpp"
#include "platform/liquid/liquid.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace tandem::negotiation {
namespace {

// Tables and inline styles, because mail programs know little else.
constexpr std::string_view mail_html = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ subject }}</title></head>
<body style="margin:0;background:{{ colors.background }};color:{{ colors.text }};font:16px/24px Inter,Helvetica,Arial,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 0 20px;font-size:20px;font-weight:700;color:{{ colors.heading }}">{{ company }}</td></tr>
<tr><td style="background:#ffffff;border:1px solid {{ colors.line }};border-radius:12px;padding:28px">
<p style="margin:0 0 16px;white-space:pre-line">{{ message }}</p>
<p style="margin:0 0 4px;font-size:14px;color:{{ colors.muted }}">{{ number }} · open until {{ valid_until }}</p>
<p style="margin:0 0 20px;font-size:20px;font-weight:700;color:{{ colors.heading }}">{{ title }}: {{ total }}</p>
<a href="{{ url }}" style="display:inline-block;background:{{ colors.primary }};color:{{ colors.on_primary }};font-weight:600;text-decoration:none;border-radius:8px;padding:12px 20px">Look at the quote</a>
<p style="margin:20px 0 0;font-size:13px;color:{{ colors.muted }}">Or copy this address: {{ url }}</p>
</td></tr>
<tr><td style="padding:20px 0;font-size:13px;line-height:20px;color:{{ colors.muted }};white-space:pre-line">{{ footer }}</td></tr>
</table></td></tr></table></body></html>)";

liquid::Template const& mail_template() {
    static auto const parsed = liquid::parse(mail_html).value();
    return parsed;
}

json::object colors_of(brand::Brand const& brand) {
    auto const colors = brand::palette_of(brand);
    return {{"primary", colors.primary}, {"on_primary", colors.on_primary}, {"heading", colors.heading}, {"text", colors.text},
            {"muted", colors.muted},     {"background", colors.background}, {"line", colors.line}};
}

std::string greeting(Document const& document) {
    auto const name = document.buyer.name.substr(0, document.buyer.name.find(' '));
    bool const has_name = !name.empty() && document.buyer.name.find('@') == std::string::npos;
    return fmt::format("{}\n\nhere is our quote. You can read it, ask a question and accept it online.\n\n{}",
                       has_name ? fmt::format("Hello {},", name) : "Hello,", document.contact_person.name);
}

}  // namespace

mail::Message quote_mail(Document const& document, brand::Brand const& brand, MailWords const& words) {
    auto const message = words.message.empty() ? greeting(document) : words.message;
    auto const subject = words.subject.empty() ? fmt::format("Quote {}: {}", document.number, document.title) : words.subject;
    auto const total = show_money(document.totals.total);
    auto const until = show_date(document.valid_until);
    json::object const data{{"subject", subject},
                            {"company", brand.company_name.value},
                            {"message", message},
                            {"number", document.number},
                            {"title", document.title},
                            {"valid_until", until},
                            {"total", total},
                            {"url", words.url},
                            {"footer", brand.footer.value},
                            {"colors", colors_of(brand)}};
    auto html = liquid::render(mail_template(), data, {.escaping = liquid::Escaping::html});
    if (!html) throw std::runtime_error("the mail of a quote cannot be rendered: " + html.error().message);
    mail::Message mail;
    mail.to = {words.to, document.buyer.name.find('@') == std::string::npos ? document.buyer.name : ""};
    mail.from.name = brand.company_name;
    mail.reply_to = {document.contact_person.email, document.contact_person.name};
    mail.subject = subject;
    mail.text =
        fmt::format("{}\n\n{}: {}\n{}\nOpen until {}\n\n{}\n", message, document.title, total, words.url, until, brand.footer.value);
    mail.html = *std::move(html);
    return mail;
}

}  // namespace tandem::negotiation
