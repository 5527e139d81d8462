#pragma once

#include "crm/records/properties.hpp"
#include "crm/records/store.hpp"

namespace tandem::records {

/// A search, checked: what rows must satisfy, in what order, and where the page begins.
struct SearchPlan {
    db::Condition where;  ///< the filters and the words, without the page
    db::Condition page;   ///< where, and after the last row of the page before
    db::Ordering order;
    Property const* sorted_by = nullptr;
    int limit = 10;
};

/// HubSpot's limits hold: those of the filters, and 200 rows a page. Every wrong filter is named.
/// `also` has to hold as well.
Result<SearchPlan> plan_search(PropertySet const& set, SearchRequest const& request, db::Condition const& also = {});

/// A page of what it finds, as routes answer it.
Result<SearchResult> search(db::Read& read, ObjectType type, SearchRequest const& request, db::Condition const& also = {});

/// The `after` of the next page: opaque to clients, it holds the last row's place in the order.
std::string after_token(SearchPlan const& plan, StoredRecord const& last, PropertySet const& set);

}  // namespace tandem::records
