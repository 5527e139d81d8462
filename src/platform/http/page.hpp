#pragma once

// Lists, as they are asked for and answered a page at a time:
//
//     auto const before = query->after_or(newest);
//     if (!before) return fail(before);
//     auto page = query->page_of(list_pages(read, *before, query->rows()), place_of);

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/described.hpp"
#include "base/listing.hpp"

namespace tandem::http {

struct NextPage {
    std::string after;
};
BOOST_DESCRIBE_STRUCT(NextPage, (), (after))

struct Paging {
    NextPage next;
};
BOOST_DESCRIBE_STRUCT(Paging, (), (next))

template <class T>
struct Page {
    std::vector<T> results{};
    std::optional<Paging> paging{};                               ///< absent on the last page
    std::optional<std::int64_t> total{};                          ///< of all pages
    std::optional<std::map<std::string, std::int64_t>> counts{};  ///< by state, of all states
    BOOST_DESCRIBE_CLASS(Page, (), (results, paging, total, counts), (), ())

    /// Tells how many there are of each state, and in total of those asked for; none named: of all.
    void count(std::map<std::string, std::int64_t> by_state, std::vector<std::string> const& asked = {}) {
        total = total_of(by_state, asked);
        counts = std::move(by_state);
    }

    /// The same page, of what is shown of its rows.
    template <class Shown>
    Page<Shown> showing(std::vector<Shown> shown) const {
        return {std::move(shown), paging, total, counts};
    }
};

/// Values as an address bears them, and back.
std::string cursor_text(json::array const& values);
std::optional<json::array> cursor_values(std::string_view text);

/// Where a list goes on, from the last row's key: an id as it is, or a described struct of what the order is made of.
template <class Key>
std::string cursor_of(Key const& key) {
    if constexpr (DescribedStruct<Key>) {
        json::array values;
        boost::mp11::mp_for_each<described::members_of<Key>>([&](auto const& d) { values.push_back(encode(key.*d.pointer)); });
        return cursor_text(values);
    } else {
        return to_string(key);
    }
}

template <class Key>
std::optional<Key> key_at(std::string_view cursor) {
    Reading reading{.from_text = !DescribedStruct<Key>};
    Key key{};
    if constexpr (DescribedStruct<Key>) {
        auto const values = cursor_values(cursor);
        if (!values || values->size() != boost::mp11::mp_size<described::members_of<Key>>::value) return std::nullopt;
        std::size_t at = 0;
        boost::mp11::mp_for_each<described::members_of<Key>>([&](auto const& d) {
            using Member = std::remove_cvref_t<decltype(key.*d.pointer)>;
            Coder<Member>::read((*values)[at++], JsonPath{}, reading, key.*d.pointer);
        });
    } else {
        Coder<Key>::read(json::value(cursor), JsonPath{}, reading, key);
    }
    return reading.errors.empty() ? std::optional(std::move(key)) : std::nullopt;
}

Failure after_unknown();

/// `rows` were asked for with one more than `size`, which tells that another page follows.
template <class Row, class KeyOf>
Page<Row> page_of(std::vector<Row> rows, int size, KeyOf const& key_of) {
    Page<Row> page{.results = std::move(rows)};
    auto const most = static_cast<std::size_t>(size);
    if (page.results.size() > most) {
        page.results.erase(page.results.begin() + size, page.results.end());
        page.paging = Paging{{cursor_of(std::invoke(key_of, page.results.back()))}};
    }
    return page;
}

/// What every list takes; its own query is derived from it.
struct PageQuery {
    std::optional<std::string> after;    ///< `paging.next.after` of the page before
    std::optional<Whole<1, 200>> limit;  ///< 50 when absent

    int size() const { return static_cast<int>(limit.value_or(Whole<1, 200>{50}).value); }
    /// How many to ask the database for.
    int rows() const { return size() + 1; }

    /// The key of the last row of the page before; `beginning` where no page was before.
    template <class Key>
    Result<Key> after_or(Key beginning) const {
        if (!after || after->empty()) return beginning;
        if (auto key = key_at<Key>(*after)) return *std::move(key);
        return after_unknown();
    }

    template <class Row, class KeyOf>
    Page<Row> page_of(std::vector<Row> found, KeyOf const& key_of) const {
        return http::page_of(std::move(found), size(), key_of);
    }
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (after, limit))

}  // namespace tandem::http
