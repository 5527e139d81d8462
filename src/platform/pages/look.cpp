#include "platform/pages/look.hpp"

#include "base/line.hpp"
#include "platform/auth/origin.hpp"
#include "platform/auth/setting.hpp"
#include "platform/auth/workspace.hpp"
#include "platform/pages/contrast.hpp"

namespace tandem::pages {
namespace {

constexpr Color white{255, 255, 255};
constexpr Color black{0, 0, 0};

Color color_of(Text<7, 7> const& hex) { return parse_color(hex.value).value_or(black); }

bool can_be_read_everywhere(Color text, Color background) { return can_be_read(text, background) && can_be_read(text, white); }

/// As quiet as it may be: the text's colour thinned until another step could not be read.
Color quiet(Color text, Color background) {
    auto found = text;
    for (int thinned = 5; thinned <= 40; thinned += 5) {
        auto const tried = mix(text, background, thinned / 100.0);
        if (!can_be_read_everywhere(tried, background)) break;
        found = tried;
    }
    return found;
}

}  // namespace

Look look_of(db::Read& read) {
    auto look = auth::setting<Look>(read, look_setting);
    look.company_name.value = one_line(look.company_name.value);  // it becomes the name of a sender
    if (look.company_name.value.empty() && read.actor().workspace_id) look.company_name.value = auth::workspace_of(read).name;
    if (look.logo) look.origin = auth::origin_of(read);
    return look;
}

std::string address_line(Look const& look) {
    auto line = look.company_name.value;
    for (auto const& part : look.address_lines) line += ", " + part.value;
    return line;
}

Palette palette_of(Look const& look) {
    auto const primary = color_of(look.primary_color);
    auto const text = color_of(look.text_color);
    auto const background = color_of(look.background_color);
    auto const on_primary = can_be_read(white, primary) || contrast(white, primary) >= contrast(black, primary) ? white : black;
    return {.primary = format_color(primary),
            .on_primary = format_color(on_primary),
            .heading = format_color(can_be_read_everywhere(primary, background) ? primary : text),
            .accent = format_color(color_of(look.accent_color)),
            .text = format_color(text),
            .muted = format_color(quiet(text, background)),
            .background = format_color(background),
            .line = format_color(mix(background, text, 0.14))};
}

}  // namespace tandem::pages
