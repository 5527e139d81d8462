#include "platform/liquid/liquid.hpp"

#include "base/text.hpp"
#include "platform/liquid/internal/context.hpp"
#include "platform/liquid/internal/parser.hpp"
#include "platform/liquid/internal/render.hpp"

namespace tandem::liquid {

Result<Template> parse(std::string_view source) {
    if (!is_clean_utf8(source)) return invalid("liquid_syntax", "The template is not valid UTF-8 text.");
    auto program = std::make_shared<Program>();
    program->source = source;
    auto pieces = cut(program->source);
    if (!pieces) return fail(pieces);
    auto body = Parser(std::move(*pieces), *program).run();
    if (!body) return fail(body);
    program->body = std::move(*body);
    return Template(std::move(program));
}

Result<std::string> render(Template const& source, boost::json::object const& data, Options const& options) {
    std::string out;
    out.reserve(source.program().source.size() * 5 / 4);
    Context context(data, options);
    context.redirect(out);
    render_block(source.program().body, context);
    if (context.failed()) return Failure(context.error());
    return out;
}

std::vector<std::string> variables(Template const& source) {
    auto const& names = source.program().variables;
    return {names.begin(), names.end()};
}

}  // namespace tandem::liquid
