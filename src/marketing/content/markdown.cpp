#include "marketing/content/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>

namespace tandem::content {
namespace {

constexpr int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SMART | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;

struct Free {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(char* text) const { std::free(text); }
};

}  // namespace

std::string html_from_markdown(std::string_view markdown) {
    static bool const registered = (cmark_gfm_core_extensions_ensure_registered(), true);
    static_cast<void>(registered);
    std::unique_ptr<cmark_parser, Free> const parser(cmark_parser_new(options));
    for (auto const* name : {"table", "strikethrough", "autolink"})
        if (auto* extension = cmark_find_syntax_extension(name)) cmark_parser_attach_syntax_extension(parser.get(), extension);
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    std::unique_ptr<cmark_node, Free> const document(cmark_parser_finish(parser.get()));
    std::unique_ptr<char, Free> const html(cmark_render_html(document.get(), options, cmark_parser_get_syntax_extensions(parser.get())));
    return html.get();
}

}  // namespace tandem::content
