#include "crm/segments/vocabulary.hpp"

#include <algorithm>

namespace tandem::segments {
namespace {

// Filled before main and only read from then on, so from any thread.
std::vector<EventKind>& known_events() {
    static std::vector<EventKind> all;
    return all;
}
std::vector<OwnCondition>& known_conditions() {
    static std::vector<OwnCondition> all;
    return all;
}

/// In the order of names, whatever was linked first.
template <class T>
void add_to(std::vector<T>& all, T const& one) {
    all.push_back(one);
    std::ranges::sort(all, {}, &T::name);
}

template <class T>
T const* one_named(std::vector<T> const& all, std::string_view name) {
    auto const found = std::ranges::find(all, name, &T::name);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

Said::Said(EventKind const& kind) { add_to(known_events(), kind); }
Said::Said(OwnCondition const& condition) { add_to(known_conditions(), condition); }

std::vector<EventKind> const& event_kinds() { return known_events(); }
std::vector<OwnCondition> const& own_conditions() { return known_conditions(); }
EventKind const* event_kind_named(std::string_view name) { return one_named(known_events(), name); }
OwnCondition const* own_condition_named(std::string_view name) { return one_named(known_conditions(), name); }

}  // namespace tandem::segments
