#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "platform/liquid/internal/context.hpp"
#include "platform/liquid/internal/value.hpp"

namespace tandem::liquid {

/// The arguments of one call, worked out. A missing argument is nil.
struct Arguments {
    std::span<Value const> values;
    Value allow_false{};  ///< the one named argument there is

    std::size_t size() const { return values.size(); }
    Value operator[](std::size_t index) const { return index < values.size() ? values[index] : Value{}; }
};

struct Filter {
    std::string_view name;
    std::size_t least, most;  ///< number of arguments
    Value (*apply)(Context&, Value const&, Arguments const&);
};

/// nullptr where no filter has that name.
Filter const* find_filter(std::string_view name);

std::span<Filter const> text_filters();
std::span<Filter const> markup_filters();
std::span<Filter const> number_filters();
std::span<Filter const> list_filters();
std::span<Filter const> search_filters();
std::span<Filter const> date_filters();

}  // namespace tandem::liquid
