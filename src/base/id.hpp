#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tandem {

/// An id of one kind of record. Not an integer: two kinds never compare. On the wire a decimal string.
template <class Tag>
struct Id {
    using tag = Tag;

    std::int64_t value = 0;

    constexpr Id() = default;
    constexpr explicit Id(std::int64_t raw) : value(raw) {}

    auto operator<=>(Id const&) const = default;
    explicit operator bool() const { return value != 0; }
};

template <class Tag>
std::string to_string(Id<Tag> id) {
    return std::to_string(id.value);
}

template <class Tag>
std::vector<std::int64_t> values_of(std::vector<Id<Tag>> const& ids) {
    std::vector<std::int64_t> values;
    for (auto const id : ids) values.push_back(id.value);
    return values;
}

/// A fresh id: 53 bits, so a safe JSON number. 41 bits of milliseconds since 2020, 5 of the process, 7 of sequence.
/// Strictly increasing within a process; callable from any thread.
std::int64_t make_id();

/// Decimal text of 1 to 16 digits, no sign, at most 2^53 - 1; anything else is nullopt.
std::optional<std::int64_t> parse_id(std::string_view text);

template <class Any>
Any make() {
    return Any(make_id());
}

using WorkspaceId = Id<struct WorkspaceTag>;
using UserId = Id<struct UserTag>;
using SessionId = Id<struct SessionTag>;
using TokenId = Id<struct TokenTag>;
using ChangeSetId = Id<struct ChangeSetTag>;
using JobId = Id<struct JobTag>;
using RecordId = Id<struct RecordTag>;  ///< a contact, company or deal where the kind is a value
using ContactId = Id<struct ContactTag>;

}  // namespace tandem

template <class Tag>
struct std::hash<tandem::Id<Tag>> {
    std::size_t operator()(tandem::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
