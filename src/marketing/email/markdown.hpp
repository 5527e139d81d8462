#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tandem::email {

/// A link whose clicks are counted. The address may hold Liquid, but not before the end of its host.
struct FoundLink {
    std::string url;
    std::string label;
};

/// Markdown turned into Liquid templates of both alternatives. What stands in {{ }} and {% %} comes through untouched.
struct Converted {
    std::string html;
    std::string text;
    std::vector<FoundLink> links;            ///< number = index; the same address twice is one link per place
    std::vector<std::string> broken_links;   ///< labels of links that lead nowhere
    int pictures = 0;
    int pictures_without_words = 0;
};

/// tracked: counted links become `{{ tandem.click }}/<number>`; direct: they stay as they are, for previews and tests.
enum class Links { direct, tracked };

/// GitHub's markdown; raw HTML is left out. A link with the title "button" becomes one.
Converted convert(std::string_view markdown, Links links);

}  // namespace tandem::email
