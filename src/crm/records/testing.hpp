#pragma once

// For tests only: a company with HubSpot's sales pipeline, and short words for what is done with its records.

#include "crm/records/associations.hpp"
#include "crm/records/records.hpp"
#include "platform/auth/testing.hpp"

namespace tandem::pipelines {
extern feature::Feature const self;
}
namespace tandem::records {
extern feature::Feature const self;
}

namespace tandem::records::testing {

class CompanyWithRecords : public auth::testing::Company {
protected:
    explicit CompanyWithRecords(std::vector<feature::Feature const*> const& more = {}) : Company(with(more)) {}

    RecordId add(ObjectType type, PropertyValues const& values) {
        return write([&](db::Write& write) { return create(write, type, values).value(); });
    }
    RecordId contact(PropertyValues const& values) { return add(ObjectType::contacts, values); }
    RecordId company(PropertyValues const& values) { return add(ObjectType::companies, values); }
    RecordId deal(PropertyValues const& values) { return add(ObjectType::deals, values); }

    Result<bool> change(ObjectType type, RecordId id, PropertyValues const& values, Authority authority = Authority::person) {
        return write([&](db::Write& write) { return update(write, type, id, values, authority); });
    }
    /// Throws where `change` names an error.
    void set(ObjectType type, RecordId id, PropertyValues const& values) { change(type, id, values).value(); }
    void link(ObjectType from, RecordId from_id, ObjectType to, RecordId to_id) {
        write([&](db::Write& write) { associate(write, from, from_id, to, to_id).value(); });
    }

    Record record(ObjectType type, RecordId id) {
        return read([&](db::Read& read) { return find(read, type, id, {"all"}).value(); });
    }
    /// Empty where it has none.
    std::string value(ObjectType type, RecordId id, std::string const& name) { return record(type, id).text(name); }

private:
    static std::vector<feature::Feature const*> with(std::vector<feature::Feature const*> const& more) {
        std::vector<feature::Feature const*> all{&pipelines::self, &records::self};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
};

}  // namespace tandem::records::testing
