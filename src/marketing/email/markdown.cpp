#include "marketing/email/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <mutex>

#include "base/text.hpp"
#include "marketing/email/rules.hpp"

namespace tandem::email {
namespace {

struct Free {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
    void operator()(char* text) const { std::free(text); }  // NOLINT: cmark's allocator is malloc
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

/// Markdown would escape the quotes and signs inside Liquid. So Liquid is taken out first, a word left in its place, and
/// put back afterwards; a word, because that survives in texts and addresses alike.
class Placeholders {
public:
    std::string take_out(std::string_view source) {
        std::string out;
        while (!source.empty()) {
            auto const open = std::min(source.find("{{"), source.find("{%"));
            if (open == std::string_view::npos) break;
            auto const close = source.find(source[open + 1] == '{' ? "}}" : "%}", open + 2);
            if (close == std::string_view::npos) break;
            out += source.substr(0, open);
            out += stand_in(source.substr(open, close + 2 - open));
            source.remove_prefix(close + 2);
        }
        return out += source;
    }

    std::string stand_in(std::string_view liquid) {
        kept_.emplace_back(liquid);
        return fmt::format("{}{:06}{}", mark, kept_.size() - 1, end_mark);
    }

    std::string put_back(std::string_view text) const {
        std::string out;
        for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
            auto const index = static_cast<std::size_t>(std::atoll(std::string(text.substr(at + mark.size(), 6)).c_str()));
            out += text.substr(0, at);
            if (index < kept_.size()) out += kept_[index];
            text.remove_prefix(std::min(at + length, text.size()));
        }
        return out += text;
    }

    /// A paragraph that is nothing but tags would leave empty lines behind.
    std::string without_lonely_tags(std::string html) const {
        std::string const open = "<p>" + std::string(mark);
        for (auto at = html.find(open); at != std::string::npos; at = html.find(open, at + 1)) {
            auto const close = html.find("</p>", at);
            if (close == std::string::npos) break;
            if (is_only_tags(std::string_view(html).substr(at + 3, close - at - 3))) html.erase(close, 4).erase(at, 3);
        }
        return html;
    }

    static constexpr std::string_view mark = "qLiq7f3a";
    static constexpr std::string_view end_mark = "z";
    static constexpr std::size_t length = 8 + 6 + 1;

private:
    bool is_only_tags(std::string_view text) const {
        while (!(text = trim(text)).empty()) {
            if (!text.starts_with(mark) || text.size() < length) return false;
            auto const index = static_cast<std::size_t>(std::atoll(std::string(text.substr(mark.size(), 6)).c_str()));
            if (index >= kept_.size() || !kept_[index].starts_with("{%")) return false;
            text.remove_prefix(length);
        }
        return true;
    }

    std::vector<std::string> kept_;
};

void register_extensions() {
    static std::once_flag once;
    std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
}

constexpr int options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8;

class Document {
public:
    explicit Document(std::string_view markdown) {
        register_extensions();
        parser_.reset(cmark_parser_new(options));
        for (auto const* name : {"table", "strikethrough", "autolink"})
            if (auto* extension = cmark_find_syntax_extension(name)) cmark_parser_attach_syntax_extension(parser_.get(), extension);
        cmark_parser_feed(parser_.get(), markdown.data(), markdown.size());
        root_.reset(cmark_parser_finish(parser_.get()));
    }

    template <class F>
    void each(cmark_node_type type, F use) {
        std::vector<cmark_node*> found;
        Owned<cmark_iter> const iterator(cmark_iter_new(root_.get()));
        while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
            auto* node = cmark_iter_get_node(iterator.get());
            if (cmark_iter_get_event_type(iterator.get()) == CMARK_EVENT_ENTER && cmark_node_get_type(node) == type) found.push_back(node);
        }
        for (auto* node : found) use(node);
    }

    std::string html() {
        return Owned<char>(cmark_render_html(root_.get(), options, cmark_parser_get_syntax_extensions(parser_.get()))).get();
    }
    std::string text() { return Owned<char>(cmark_render_plaintext(root_.get(), options, 0)).get(); }

    static std::string words_of(cmark_node* node) {
        std::string words;
        Owned<cmark_iter> const iterator(cmark_iter_new(node));
        while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE)
            if (auto const* literal = cmark_node_get_literal(cmark_iter_get_node(iterator.get()));
                literal && cmark_iter_get_event_type(iterator.get()) == CMARK_EVENT_ENTER)
                words += literal;
        return words;
    }

private:
    Owned<cmark_parser> parser_;
    Owned<cmark_node> root_;
};

bool is_empty_link(std::string_view url) { return url.empty() || url == "#" || url == "https://" || url == "http://"; }

std::string click(std::size_t number) { return fmt::format("{{{{ tandem.click }}}}/{}", number); }

/// counted: by its number, the address is the same for all or differs behind the host · open: only rendering tells where it
/// leads · direct: a mail or a call · nowhere: not a link.
enum class Way { counted, open, direct, nowhere };

struct Target {
    Way way{};
    std::string url;
};

Target target_of(std::string const& url, Placeholders const& kept, std::string_view origin) {
    if (is_empty_link(url)) return {Way::nowhere, {}};
    if (has_own_host(kept.put_back(url))) return {Way::counted, url};
    if (url.find(Placeholders::mark) != std::string::npos && !url.starts_with('/'))
        return url.starts_with("mailto:") || url.starts_with("tel:") ? Target{Way::direct, url} : Target{Way::open, url};
    auto const to = destination_of(url, origin);
    if (!to) return {Way::nowhere, {}};
    return {has_own_host(kept.put_back(*to)) ? Way::counted : Way::direct, *to};
}

/// What stands in the mail for a link to count, the number-th of them.
std::string written(Target const& target, std::size_t number, Placeholders& kept, Links links) {
    if (target.way == Way::open)
        return kept.stand_in(fmt::format("{}{}|", open_mark, number)) + target.url + kept.stand_in(std::string(1, close_mark));
    return target.way == Way::counted && links == Links::tracked ? kept.stand_in(click(number)) : target.url;
}

/// The words stay where the link was.
void unlink(cmark_node* node) {
    while (auto* child = cmark_node_first_child(node)) cmark_node_insert_before(node, child);
    cmark_node_free(node);
}

void convert_html(std::string const& source, Placeholders& kept, Links links, std::string_view origin, Converted& out) {
    Document document(source);
    document.each(CMARK_NODE_LINK, [&](cmark_node* node) {
        std::string const url = cmark_node_get_url(node);
        auto const label = kept.put_back(Document::words_of(node));
        auto const target = target_of(url, kept, origin);
        if (target.way == Way::nowhere) {
            (is_empty_link(url) ? out.broken_links : out.unusable_links).push_back(label);
            return unlink(node);
        }
        cmark_node_set_url(node, written(target, out.links.size(), kept, links).c_str());
        if (target.way != Way::direct) out.links.push_back({kept.put_back(target.url), label});
    });
    document.each(CMARK_NODE_IMAGE, [&](cmark_node* node) {
        ++out.pictures;
        if (trim(Document::words_of(node)).empty()) ++out.pictures_without_words;
    });
    out.html = kept.put_back(kept.without_lonely_tags(document.html()));
}

/// Plain text shows addresses behind the words they stand for.
void convert_text(std::string const& source, Placeholders& kept, Links links, std::string_view origin, Converted& out) {
    Document document(source);
    std::size_t number = 0;
    document.each(CMARK_NODE_LINK, [&](cmark_node* node) {
        std::string const given = cmark_node_get_url(node);
        auto const target = target_of(given, kept, origin);
        if (target.way == Way::nowhere) return;
        auto const url = written(target, number, kept, links);
        if (target.way != Way::direct) ++number;
        if (url.starts_with("mailto:")) return;
        bool const named_by_address = Document::words_of(node) == given;
        if (named_by_address)
            while (auto* child = cmark_node_first_child(node)) cmark_node_free(child);
        auto* words = cmark_node_new(CMARK_NODE_TEXT);
        cmark_node_set_literal(words, (named_by_address ? url : ": " + url).c_str());
        cmark_node_append_child(node, words);
    });
    out.text = kept.put_back(document.text());
}

}  // namespace

Converted convert(std::string_view markdown, Links links, std::string_view origin) {
    Placeholders kept;
    auto const source = kept.take_out(markdown);
    Converted out;
    convert_html(source, kept, links, origin, out);
    convert_text(source, kept, links, origin, out);
    return out;
}

}  // namespace tandem::email
