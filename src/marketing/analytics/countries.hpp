#pragma once

#include <memory>
#include <string>

namespace tandem::analytics {

/// The country of an address, from the embedded table. Without the table every country is unknown.
class Countries {
public:
    Countries();
    ~Countries();
    /// ISO 3166-1 alpha-2; empty = unknown.
    std::string find(std::string const& ip) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace tandem::analytics
