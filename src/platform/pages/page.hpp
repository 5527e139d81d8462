#pragma once

// Pages for strangers, made on the server in the company's look. They need no script.

#include "platform/http/response.hpp"
#include "platform/pages/look.hpp"

namespace tandem::pages {

/// words: a text · beside: a text with a card at its side · card: a card alone
enum class Layout { words, beside, card };

struct Page {
    Look const& look;
    std::string title;
    std::string body;  ///< HTML of <main>
    Layout layout = Layout::words;
    std::string description{};
    std::string head{};   ///< more HTML for <head>
    std::string facts{};  ///< HTML at the right of the company's name
    std::string strip{};  ///< a line for the team
    std::string bar{};    ///< HTML that stays in sight on phones
    bool is_indexed = false;
    bool is_framed = false;  ///< a part of somebody's page: without the company's name and address
};

/// The whole document.
std::string html_of(Page const& page);

/// For addresses that are secrets: loads nothing, runs nothing, and does not tell where it was.
http::Response respond(Page const& page, int status = 200);

/// A page that says one thing; `content` is HTML.
http::Response notice(Look const& look, std::string_view title, std::string_view content, int status = 200);

std::string paragraph(std::string_view words);

/// The one style sheet, on every page. Its colours are the tokens of the palette, `--brand-…`.
std::string_view style_sheet();

}  // namespace tandem::pages
