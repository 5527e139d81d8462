#pragma once

#include <stdexcept>
#include <string>
#include <typeindex>
#include <typeinfo>
#include <unordered_map>

namespace tandem::http {

/// What routes may ask for by type: the mailer, the event log … Filled once in src/app; does not own.
class Services {
public:
    template <class T>
    void provide(T& service) {
        services_[typeid(T)] = &service;
    }

    template <class T>
    T& get() const {
        auto const found = services_.find(typeid(T));
        if (found == services_.end()) throw std::logic_error(std::string("no service of type ") + typeid(T).name());
        return *static_cast<T*>(found->second);
    }

private:
    std::unordered_map<std::type_index, void*> services_;
};

}  // namespace tandem::http
