#pragma once

#include <memory>
#include <span>

#include "platform/db/value.hpp"

namespace tandem::db {

class Connection;
class StatementLoan;

/// The rows of one running query.
class Cursor {
public:
    explicit Cursor(StatementLoan loan);
    Cursor(Cursor&&) noexcept;
    ~Cursor();

    bool next();
    std::span<Cell> cells();

private:
    std::unique_ptr<StatementLoan> loan_;
};

}  // namespace tandem::db
