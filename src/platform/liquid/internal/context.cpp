#include "platform/liquid/internal/context.hpp"

#include "base/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <ranges>

namespace tandem::liquid {
namespace {

namespace json = boost::json;

constexpr std::size_t steps_between_clocks = 512;

Value const* find_in(std::vector<Context::Variable> const& variables, std::string_view name) {
    for (auto const& variable : std::views::reverse(variables))
        if (variable.name == name) return &variable.value;
    return nullptr;
}

}  // namespace

Context::Context(json::object const& data, Options const& options)
    : data_(data), options_(options), deadline_(std::chrono::steady_clock::now() + std::chrono::milliseconds(options.limits.time.ms)) {}

bool Context::spend(std::size_t steps) {
    if (failed()) return false;
    steps_ += steps;
    if (steps_ > options_.limits.steps) {
        fail("liquid_limit", fmt::format("the template takes more than {} steps.", options_.limits.steps));
        return false;
    }
    if (steps_ < next_clock_) return true;
    next_clock_ = steps_ + steps_between_clocks;
    if (std::chrono::steady_clock::now() > deadline_)
        fail("liquid_limit", fmt::format("the template takes longer than {} ms.", options_.limits.time.ms));
    return !failed();
}

void Context::fail(std::string code, std::string message) {
    if (failed()) return;
    error_ = Error{ErrorKind::invalid, std::move(code), fmt::format("Line {}: {}", line_, message)};
}

bool Context::has_room(std::size_t bytes) {
    if (failed()) return false;
    if (bytes <= options_.limits.memory_bytes - std::min(memory_, options_.limits.memory_bytes)) return true;
    fail("liquid_limit", fmt::format("the template needs more than {} bytes of memory.", options_.limits.memory_bytes));
    return false;
}

std::string_view Context::keep(std::string_view text) {
    if (text.empty() || !has_room(text.size())) return {};
    memory_ += text.size();
    auto* const copy = static_cast<char*>(arena_.allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
}

std::span<Value> Context::new_list(std::size_t size) {
    if (size == 0 || size > options_.limits.memory_bytes || !has_room(size * sizeof(Value)) || !spend(size)) return {};
    memory_ += size * sizeof(Value);
    auto* const values = static_cast<Value*>(arena_.allocate(size * sizeof(Value), alignof(Value)));
    std::uninitialized_default_construct_n(values, size);
    return {values, size};
}

Loop& Context::new_loop() {
    memory_ += sizeof(Loop);
    return *new (arena_.allocate(sizeof(Loop), alignof(Loop))) Loop;
}

Value Context::find(std::string_view name) const {
    if (auto const* value = find_in(locals_, name)) return *value;
    if (auto const* value = find_in(globals_, name)) return *value;
    if (!counters.empty())
        if (auto const counter = counters.find(name); counter != counters.end()) return counter->second;
    auto const* value = data_.if_contains(name);
    return value ? from_json(*value) : Value{};
}

void Context::assign(std::string_view name, Value value) {
    auto const known = std::ranges::find(globals_, name, &Variable::name);
    if (known != globals_.end())
        known->value = value;
    else
        globals_.push_back({name, value});
}

void Context::hide(Hidden& state) {
    std::swap(state.locals, locals_);
    std::swap(state.globals, globals_);
    std::swap(state.counters, counters);
}

void Context::unhide(Hidden& state) { hide(state); }

void Context::write(std::string_view text) {
    written_ += text.size();
    if (written_ <= options_.limits.output_bytes) {
        output_->append(text);
        return;
    }
    fail("liquid_limit", fmt::format("the template writes more than {} bytes.", options_.limits.output_bytes));
}

void Context::write(Value const& value) {
    auto const* characters = value.as<Characters>();
    auto const text = characters ? characters->text : text_of(*this, value);
    if (!escapes() || (characters && characters->safe)) return write(text);
    if (text.find_first_of("&<>\"'") == std::string_view::npos) return write(text);
    auto const before = output_->size();
    if (!has_room(text.size() * 6)) return;
    append_escaped_html(*output_, text);
    written_ += output_->size() - before;
    if (written_ > options_.limits.output_bytes) write(std::string_view{});
}

Builder& Builder::operator<<(std::string_view text) {
    if (context_.has_room(text_.size() + text.size())) text_ += text;
    return *this;
}

std::string_view text_of(Context& context, Value const& value) {
    if (auto const* characters = value.as<Characters>()) return characters->text;
    if (!is_sequence(value) || value.as<Range>()) return context.keep(text_of(value));
    Builder text(context);
    for (std::size_t i = 0; i < length_of(value) && context.spend(); ++i) text << text_of(context, item_of(value, i));
    return text.text();
}

}  // namespace tandem::liquid
