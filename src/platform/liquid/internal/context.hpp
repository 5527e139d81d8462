#pragma once

#include <boost/json.hpp>

#include <chrono>
#include <map>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/liquid/internal/value.hpp"
#include "platform/liquid/liquid.hpp"

namespace tandem::liquid {

/// Everything one rendering knows: variables, limits, the arena of its values, the output.
/// The first error sticks: whoever loops asks `spend` and stops at false.
class Context {
public:
    Context(boost::json::object const& data, Options const& options);

    Options const& options() const { return options_; }
    bool escapes() const { return options_.escaping == Escaping::html; }

    /// Counts work done; false once the rendering has to stop.
    bool spend(std::size_t steps = 1);
    void fail(std::string code, std::string message);
    bool failed() const { return error_.has_value(); }
    Error error() const { return *error_; }
    void set_line(int line) { line_ = line; }

    /// Copies into the arena; empty beyond the limit.
    std::string_view keep(std::string_view text);
    /// Room for `size` values; empty beyond the limit.
    std::span<Value> new_list(std::size_t size);
    Loop& new_loop();
    /// Whether text of that size may still be made.
    bool has_room(std::size_t bytes);

    Value find(std::string_view name) const;
    void assign(std::string_view name, Value value);

    /// Variables that end with the block around them: loop variables, arguments of a partial.
    std::size_t scope_size() const { return locals_.size(); }
    void push(std::string_view name, Value value) { locals_.push_back({name, value}); }
    void set(std::size_t at, Value value) { locals_[at].value = value; }
    void leave_scope(std::size_t size) { locals_.resize(size); }

    /// A `render` sees nothing of the template around it until the returned state is given back.
    struct Hidden;
    void hide(Hidden& state);
    void unhide(Hidden& state);

    void write(std::string_view text);
    void write(Value const& value);
    std::string& output() { return *output_; }
    void redirect(std::string& to) { output_ = &to; }

    struct Variable {
        std::string_view name;
        Value value;
    };
    struct Hidden {
        std::vector<Variable> locals, globals;
        std::map<std::string, std::int64_t, std::less<>> counters;
    };

    std::map<std::string, std::int64_t, std::less<>> counters;
    std::map<std::string, std::size_t, std::less<>> cycles;
    std::map<std::string, std::size_t, std::less<>> loop_ends;
    std::string last_changed;
    int partial_depth = 0;

private:
    boost::json::object const& data_;
    Options const& options_;
    std::byte first_[4096];
    std::pmr::monotonic_buffer_resource arena_{first_, sizeof first_};
    std::vector<Variable> locals_, globals_;
    std::string* output_ = nullptr;
    std::size_t steps_ = 0, memory_ = 0, written_ = 0, next_clock_ = 0;
    std::chrono::steady_clock::time_point deadline_;
    int line_ = 0;
    std::optional<Error> error_;
};

/// Builds text of the arena and stops at the limit.
class Builder {
public:
    explicit Builder(Context& context) : context_(context) {}
    Builder& operator<<(std::string_view text);
    Builder& operator<<(char character) { return *this << std::string_view(&character, 1); }
    std::string_view text() { return context_.keep(text_); }

private:
    Context& context_;
    std::string text_;
};

/// The text of a value; only what is not text already is copied.
std::string_view text_of(Context& context, Value const& value);

}  // namespace tandem::liquid
