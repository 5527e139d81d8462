#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tandem::email {

/// A link whose clicks are counted. The address may hold Liquid.
struct FoundLink {
    std::string url;
    std::string label;
};

/// Markdown turned into Liquid templates of both alternatives. What stands in {{ }} and {% %} comes through untouched.
struct Converted {
    std::string html;
    std::string text;
    std::vector<FoundLink> links;             ///< number = index; the same address twice is one link per place
    std::vector<std::string> broken_links;    ///< labels of links that lead nowhere
    std::vector<std::string> unusable_links;  ///< labels of links to what a mail cannot link to; they are words only
    int pictures = 0;
    int pictures_without_words = 0;
};

/// A link whose host is known only for a person stands as `<open_mark><number>|<address><close_mark>` in what is rendered,
/// so that the address can be looked at before it is sent.
constexpr char open_mark = '\x02';
constexpr char close_mark = '\x03';

/// tracked: counted links become `{{ tandem.click }}/<number>`; direct: they stay as they are, for previews and tests.
enum class Links { direct, tracked };

/// GitHub's markdown; raw HTML is left out. A link with the title "button" becomes one.
/// Paths are completed with `origin`.
Converted convert(std::string_view markdown, Links links, std::string_view origin = "");

}  // namespace tandem::email
