#pragma once

#include <boost/describe/enum.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tandem::feature {

/// Which department acted: its hue and shape on every screen.
enum class Department { marketing, sales, both };
BOOST_DESCRIBE_ENUM(Department, marketing, sales, both)

/// The tabs of a story; `all` shows every kind.
enum class Tab { all, web, mail, sales };
BOOST_DESCRIBE_ENUM(Tab, all, web, mail, sales)

/// What can happen to a record and is told in its story. Declared once beside the feature that tells it.
struct TimelineKind {
    std::string_view name;                     ///< "quote": stored, and on the wire
    std::string_view label;                    ///< "Quote"
    Department department = Department::both;  ///< of entries that name none of their own
    Tab tab = Tab::all;                        ///< that shows it besides `all`
    Tab also = Tab::all;                       ///< a second one
    bool is_activity = true;                   ///< counts as the last activity of a contact
    bool by_contact = false;                   ///< what the person does, whoever is signed in where it is told

    bool is_in(Tab wanted) const { return wanted == Tab::all || tab == wanted || also == wanted; }
};

/// The kinds of all features; a part of the program.
struct TimelineKinds {
    std::vector<TimelineKind> all;

    TimelineKind const* find(std::string_view name) const {
        auto const found = std::ranges::find(all, name, &TimelineKind::name);
        return found == all.end() ? nullptr : &*found;
    }
    std::vector<std::string> names_in(Tab tab) const {
        std::vector<std::string> names;
        for (auto const& kind : all)
            if (kind.is_in(tab)) names.emplace_back(kind.name);
        return names;
    }
};

}  // namespace tandem::feature
