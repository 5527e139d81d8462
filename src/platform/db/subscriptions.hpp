#pragma once

#include <functional>
#include <typeindex>
#include <unordered_map>
#include <vector>

namespace tandem::db {

class Write;

/// Who reacts to which domain event. Filled by the features before the first write; a reaction runs inside the
/// transaction that publishes, in the order of registration, and its exception rolls the whole write back.
class Subscriptions {
public:
    /// `subscriptions.on<QuoteAccepted>([](Write& write, QuoteAccepted const& event) { … });`
    template <class Event, class F>
    void on(F reaction) {
        reactions_[typeid(Event)].push_back(
            [reaction = std::move(reaction)](Write& write, void const* event) { reaction(write, *static_cast<Event const*>(event)); });
    }

private:
    friend class Write;
    using Reaction = std::function<void(Write&, void const*)>;

    std::unordered_map<std::type_index, std::vector<Reaction>> reactions_;
};

}  // namespace tandem::db
