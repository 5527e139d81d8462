#pragma once

// What people fill in, as HTML. Everything given is text.

#include <string>
#include <string_view>
#include <vector>

namespace tandem::pages {

enum class Control { text, email, phone, date, number, area, choice, boxes, box };

struct Option {
    std::string value;
    std::string label;
    std::string about{};  ///< of a box: a sentence below its label
};

struct Field {
    std::string name;
    std::string label;
    Control control = Control::text;
    std::vector<std::string> values{};  ///< what is filled in, chosen or ticked
    std::vector<Option> options{};      ///< of a choice and of boxes
    std::string sends = "true";         ///< of one box: its value once it is ticked
    std::string id{};                   ///< tells fields of one name apart; empty: the name does
    std::string error{};                ///< a sentence
    std::string placeholder{};
    std::string autocomplete{};  ///< what browsers may fill in (HTML, 4.10.18.7)
    std::size_t most = 0;        ///< characters; 0: any number
    bool is_optional = false;    ///< may be left empty, and says so
};

/// Label, control and what is wrong with it, tied together for screen readers.
std::string field_html(Field const& field);
/// Nothing where there is no value.
std::string hidden_html(std::string_view name, std::string_view value);

}  // namespace tandem::pages
