#pragma once

// What a change gives goes into what it changes by the names of its members: no list of them can miss one.

#include "base/described.hpp"

namespace tandem {

namespace described {

/// `display_order` and HubSpot's `displayOrder` are one name.
constexpr bool is_same_name(std::string_view one, std::string_view other) {
    auto const next = [](std::string_view& name) {
        while (name.starts_with('_')) name.remove_prefix(1);
        if (name.empty()) return '\0';
        char const letter = name.front();
        name.remove_prefix(1);
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    for (;;) {
        char const letter = next(one);
        if (letter != next(other)) return false;
        if (letter == '\0') return true;
    }
}

template <class Owner, class Held>
Held held_by(Held Owner::*);
template <class D>
using Held = decltype(held_by(D::pointer));

template <class Given, class Own>
concept GoesInto = requires(Given const& given, Own& own) { own = *given; };

template <class D, auto member>
constexpr bool is_member() {
    if constexpr (std::is_same_v<decltype(member) const, decltype(D::pointer)>) return member == D::pointer;
    return false;
}

/// Where the members of a change go in a row, but for those that are taken by hand.
template <class Row, auto... by_hand>
struct Taking {
    template <class D>
    static constexpr bool is_by_hand = is_same_name(D::name, "version") || (... || is_member<D, by_hand>());

    template <class D>
    struct IsFor {
        template <class Own>
        using fn = boost::mp11::mp_bool<is_same_name(Own::name, D::name) && GoesInto<Held<D>, Held<Own>>>;
    };
    template <class D>
    using Target = boost::mp11::mp_copy_if_q<members_of<Row>, IsFor<D>>;

    template <class D>
    using fn = boost::mp11::mp_bool<is_by_hand<D> || boost::mp11::mp_size<Target<D>>::value == 1>;
};

}  // namespace described

/// Each member of the change has its counterpart in the row, or is taken by hand.
template <class Change, class Row, auto... by_hand>
concept TakenInto = boost::mp11::mp_all_of_q<described::members_of<Change>, described::Taking<Row, by_hand...>>::value;

/// Takes each optional member that is given into the member of the same name: `take<&QuotePatch::lines>(patch, quote)`, where
/// `lines` is taken by hand. `version` is for `advance`.
template <auto... by_hand, class Change, class Row>
    requires TakenInto<Change, Row, by_hand...>
void take(Change const& change, Row& row) {
    using Taking = described::Taking<Row, by_hand...>;
    boost::mp11::mp_for_each<described::members_of<Change>>([&]<class D>(D) {
        if constexpr (!Taking::template is_by_hand<D>) {
            using Target = boost::mp11::mp_front<typename Taking::template Target<D>>;
            if (auto const& given = change.*D::pointer) row.*Target::pointer = *given;
        }
    });
}

}  // namespace tandem
