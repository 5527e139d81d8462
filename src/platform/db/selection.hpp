#pragma once

#include "platform/db/condition.hpp"

namespace tandem::db {

/// What follows `select` in place of `{{name}}`: the columns to read, for a query whose rows are Values.
class Selection : public Fragment {
public:
    Selection& column(Column const& column) {
        if (!text.empty()) text += ", ";
        text += column.text();
        return *this;
    }
};

}  // namespace tandem::db
