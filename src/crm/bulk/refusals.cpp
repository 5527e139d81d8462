#include "crm/bulk/refusals.hpp"

#include "crm/records/csv.hpp"
#include "crm/records/properties.hpp"
#include "crm/records/records.hpp"

namespace tandem::bulk {
namespace {

constexpr int read_at_once = 500;

/// Of records of one kind, what each is called.
std::map<RecordId, std::string> names_of(db::Read& read, ObjectType type, std::vector<Refusal> const& refusals) {
    std::vector<RecordId> ids;
    for (auto const& one : refusals)
        if (one.object_type == type) ids.push_back(*one.record_id);
    std::map<RecordId, std::string> names;
    for (auto const& record : records::find_all(read, type, ids)) names.emplace(record.id, records::title_of(read, type, record));
    return names;
}

std::vector<std::string> fields_of(Refusal const& refusal) {
    return refusal.fields ? decode_stored<std::vector<std::string>>(json::parse(refusal.fields->text)).value() : std::vector<std::string>{};
}

}  // namespace

std::string refusals_as_csv(db::Read& read, StoredOperation const& operation) {
    bool const is_import = operation.kind == OperationKind::csv_import;
    std::string csv(records::csv_beginning);
    records::add_csv_row(csv, is_import ? std::vector<std::string>{"Line", "Reason", "Row"}
                                        : std::vector<std::string>{"Kind", "Record ID", "Name", "Reason"});
    for (std::int64_t place = -1;;) {
        auto const some = refusals_after(read, operation.id, place, read_at_once);
        if (some.empty()) return csv;
        place = some.back().place;
        std::map<ObjectType, std::map<RecordId, std::string>> names;
        for (auto const& one : some) {
            if (is_import) {
                std::vector<std::string> row{std::to_string(one.place), one.reason};
                for (auto& field : fields_of(one)) row.push_back(std::move(field));
                records::add_csv_row(csv, row);
                continue;
            }
            auto const type = one.object_type.value();
            if (!names.contains(type)) names.emplace(type, names_of(read, type, some));
            records::add_csv_row(csv, {std::string(records::definition_of(read, type)->singular), to_string(*one.record_id),
                                       names[type][*one.record_id], one.reason});
        }
    }
}

}  // namespace tandem::bulk
