#include "crm/segments/users.hpp"

#include "crm/segments/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace tandem::segments {
namespace {

// Filled before main and only read from then on, so from any thread.
std::vector<SaidUsers::Naming>& known_users() {
    static std::vector<SaidUsers::Naming> all;
    return all;
}

}  // namespace

SaidUsers::SaidUsers(Naming naming) { known_users().push_back(naming); }

std::vector<SegmentUser> users_of(db::Read& read, SegmentId id) {
    std::vector<SegmentUser> all;
    for (auto const& segment : segments_naming(read, id)) all.push_back({"segments", segment.name, "/segments/" + to_string(segment.id)});
    for (auto const naming : known_users()) std::ranges::move(naming(read, id), std::back_inserter(all));
    std::ranges::sort(all, {}, [](SegmentUser const& user) { return std::tie(user.object, user.name, user.link); });
    return all;
}

std::string in_words(std::vector<SegmentUser> const& users) {
    constexpr std::size_t most = 3;
    std::string words;
    for (std::size_t i = 0; i < std::min(most, users.size()); ++i) {
        if (i > 0) words += i + 1 == users.size() ? " and " : ", ";
        words += fmt::format("“{}”", users[i].name);
    }
    return users.size() > most ? fmt::format("{} and {} more", words, users.size() - most) : words;
}

}  // namespace tandem::segments
