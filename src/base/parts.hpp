#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <typeindex>
#include <typeinfo>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tandem {

/// The parts of the running program, found by their type: the event log, what this installation sends mail with, what a
/// feature keeps in memory … Filled once in src/app; requests, transactions and jobs read it.
class Parts {
public:
    Parts() = default;
    Parts(Parts const&) = delete;
    Parts& operator=(Parts const&) = delete;
    ~Parts() {
        while (!owned_.empty()) owned_.pop_back();  // what was made later may use what was made before
    }

    /// Made elsewhere, and outlives this object.
    template <class T>
    void provide(T& part) {
        parts_[typeid(T)] = &part;
    }

    /// Made here and kept; destroyed in the opposite order.
    template <class T, class... Arguments>
    T& make(Arguments&&... arguments) {
        auto part = std::make_shared<T>(std::forward<Arguments>(arguments)...);
        owned_.push_back(part);
        provide(*part);
        return *part;
    }

    /// Throws std::logic_error for a part that nobody provided.
    template <class T>
    T& get() const {
        if (auto* part = find<T>()) return *part;
        throw std::logic_error(std::string("no part of type ") + typeid(T).name());
    }

    template <class T>
    T* find() const {
        auto const found = parts_.find(typeid(T));
        return found == parts_.end() ? nullptr : static_cast<T*>(found->second);
    }

private:
    std::unordered_map<std::type_index, void*> parts_;
    std::vector<std::shared_ptr<void>> owned_;
};

}  // namespace tandem
