#include "platform/letters/note.hpp"

#include "base/line.hpp"
#include "base/text.hpp"
#include "platform/letters/layout.hpp"
#include "platform/liquid/liquid.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace tandem::letters {
namespace {

constexpr std::string_view note_html = R"({% for words in note.words %}<p>{{ words | newline_to_br }}</p>
{% endfor %}{% if note.matter %}<h2>{{ note.matter }}</h2>
{% endif %}{% if note.matter_line %}<p>{{ note.matter_line }}</p>
{% endif %}{% if note.lines %}<table>{% for line in note.lines %}<tr><td>{{ line.name }}</td><td>{{ line.value | newline_to_br }}</td></tr>{% endfor %}</table>
{% endif %}{% if note.url %}<p><a href="{{ note.url }}" title="button">{{ note.label }}</a></p>
<p>Or copy this address: {{ note.url }}</p>
{% endif %}{% for words in note.last_words %}<p>{{ words | newline_to_br }}</p>
{% endfor %})";

json::array paragraphs_of(std::string_view words) {
    json::array paragraphs;
    while (!(words = trim(words)).empty()) {
        auto const end = words.find("\n\n");
        paragraphs.emplace_back(words.substr(0, end));
        words.remove_prefix(end == std::string_view::npos ? words.size() : end);
    }
    return paragraphs;
}

json::object data_of(Note const& note) {
    json::object data{{"words", paragraphs_of(note.words)}, {"last_words", paragraphs_of(note.last_words)}};
    if (!note.matter.empty()) data["matter"] = note.matter;
    if (!note.matter_line.empty()) data["matter_line"] = note.matter_line;
    json::array lines;
    for (auto const& line : note.lines) lines.push_back(json::object{{"name", line.name}, {"value", line.value}});
    if (!lines.empty()) data["lines"] = std::move(lines);
    if (note.button) data["url"] = note.button->url;
    if (note.button) data["label"] = note.button->label;
    return data;
}

std::string text_of(Note const& note) {
    std::string text;
    auto const add = [&](std::string const& part) {
        if (!part.empty()) text += (text.empty() ? "" : "\n\n") + part;
    };
    add(note.words);
    add(note.matter + (note.matter.empty() || note.matter_line.empty() ? "" : "\n") + note.matter_line);
    std::string lines;
    for (auto const& line : note.lines) lines += fmt::format("{}{}: {}", lines.empty() ? "" : "\n", line.name, line.value);
    add(lines);
    if (note.button) add(fmt::format("{}:\n{}", note.button->label, note.button->url));
    add(note.last_words);
    return text;
}

std::string rendered(std::string const& source, json::object const& data, liquid::Escaping escaping) {
    auto const layout = liquid::parse(source);
    if (!layout) throw std::logic_error("the layout of letters is not Liquid: " + layout.error().message);
    auto out = liquid::render(*layout, data, {.escaping = escaping, .limits = {.time = seconds(10)}});
    if (!out) throw std::runtime_error("a letter cannot be rendered: " + out.error().message);
    return *std::move(out);
}

}  // namespace

Alternatives written(Note const& note, pages::Look const& look) {
    auto tandem = surroundings(look);
    tandem["subject"] = note.subject;
    tandem["first_line"] = one_line(note.words.substr(0, note.words.find("\n\n")));
    json::object const data{{"note", data_of(note)}, {"text", text_of(note)}, {"tandem", std::move(tandem)}};
    return {rendered(html_layout(note_html, look), data, liquid::Escaping::html),
            rendered(text_layout("{{ text }}"), data, liquid::Escaping::none)};
}

}  // namespace tandem::letters
