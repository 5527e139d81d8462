#include "crm/imports/import.hpp"

#include "base/line.hpp"
#include "crm/imports/csv.hpp"
#include "crm/imports/plan.hpp"
#include "crm/imports/row.hpp"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <span>
#include <thread>
#include <unordered_map>

namespace tandem::imports {
namespace {

// A server beside the import writes in the gaps: short batches, and gaps it can hit.
constexpr std::size_t rows_in_a_batch = 100;
constexpr auto gap = std::chrono::milliseconds(5);

/// Rows happen at their own time; the change that brought them in is of today.
struct DateChangeSet {
    static constexpr std::string_view sql = "update change_set set at = :at where workspace_id = :workspace_id and id = :id";
    ChangeSetId id;
    Instant at;
};
TANDEM_QUERY(DateChangeSet, (id, at))

using Tell = std::function<void(Finding const&)>;

class FileImport {
public:
    FileImport(db::Database& database, db::Actor const& actor, Plan const& plan, std::string path, Tell const& tell)
        : database_(database), actor_(actor), plan_(plan), path_(std::move(path)), tell_(tell) {
        counts_.plural = plan.plural;
    }

    Counts run(CsvReader& reader) {
        std::vector<CsvReader::Row> batch;
        for (CsvReader::Row row; reader.next(row);) {
            if (auto const problem = problem_of(row))
                tell_bad(row, *problem);
            else
                batch.push_back(std::move(row));
            if (batch.size() < rows_in_a_batch) continue;
            bring_in(batch);
            batch.clear();
        }
        if (!batch.empty()) bring_in(batch);
        for (std::size_t at = 0; at < late_.size(); at += rows_in_a_batch)
            link(std::span(late_).subspan(at, std::min(rows_in_a_batch, late_.size() - at)));
        return counts_;
    }

private:
    struct Late {
        std::int64_t line = 0;
        LateLink link;
    };

    /// What can be said about a row without the database.
    std::optional<std::string> problem_of(CsvReader::Row const& row) {
        if (row.problem) return row.problem;
        if (!plan_.key || row.fields.size() <= *plan_.key) return std::nullopt;
        auto const key = std::string(trim(row.fields[*plan_.key]));
        auto const [known, is_first] = lines_.emplace(key, row.line);
        if (is_first || key.empty()) return std::nullopt;
        return fmt::format("{}: the key “{}” stands in line {} already.", plan_.part->key, beginning_of(key, 60), known->second);
    }

    void bring_in(std::vector<CsvReader::Row> const& batch) {
        std::vector<Result<RowResult>> results;
        database_.write(actor_, db::Means::import, [&](db::Write& write) {
            results.clear();
            auto const set = records::load_properties(write, plan_.object);
            for (auto const& row : batch) results.push_back(write.whole([&] { return import_row(write, set, plan_, row.fields); }));
            if (!write.has_change_set()) return;
            write.summarize(summary_of(results));
            write.run(DateChangeSet{.id = write.change_set(), .at = write.now()});
        });
        for (std::size_t i = 0; i < batch.size(); ++i) count(batch[i], results[i]);
        std::this_thread::sleep_for(gap);
    }

    /// Links of rows to records that stand further down in the file.
    void link(std::span<Late const> batch) {
        std::vector<Result<std::vector<std::string>>> results;
        database_.write(actor_, db::Means::import, [&](db::Write& write) {
            results.clear();
            auto const set = records::load_properties(write, plan_.object);
            for (auto const& late : batch) results.push_back(link_late(write, set, plan_, late.link));
            if (!write.has_change_set()) return;
            write.summarize(fmt::format("Linked {} from {}", plan_.plural, std::filesystem::path(path_).filename().string()));
            write.run(DateChangeSet{.id = write.change_set(), .at = write.now()});
        });
        for (std::size_t i = 0; i < batch.size(); ++i) {
            auto const& result = results[i];
            for (auto const& warning : result ? *result : std::vector{reason_of(result.error())}) warn(batch[i].line, warning);
        }
    }

    void warn(std::int64_t line, std::string const& warning) {
        ++counts_.warnings;
        tell_({path_, line, warning, true});
    }

    std::string summary_of(std::vector<Result<RowResult>> const& results) const {
        std::size_t changed = 0;
        for (auto const& result : results)
            if (result && (result->outcome == Outcome::created || result->outcome == Outcome::updated)) ++changed;
        return fmt::format("Imported {} {} from {}", changed, plan_.plural, std::filesystem::path(path_).filename().string());
    }

    void count(CsvReader::Row const& row, Result<RowResult> const& result) {
        if (!result) return tell_bad(row, reason_of(result.error()));
        switch (result->outcome) {
            case Outcome::created:
                ++counts_.created;
                break;
            case Outcome::updated:
                ++counts_.updated;
                break;
            case Outcome::unchanged:
                ++counts_.unchanged;
                break;
            case Outcome::archived_here:
                ++counts_.archived_here;
                break;
        }
        for (auto const& warning : result->warnings) warn(row.line, warning);
        for (auto const& link : result->late) late_.push_back({row.line, link});
    }

    void tell_bad(CsvReader::Row const& row, std::string const& reason) {
        ++counts_.bad;
        tell_({path_, row.line, reason, false, row.fields});
    }

    db::Database& database_;
    db::Actor actor_;
    Plan const& plan_;
    std::string path_;
    Tell const& tell_;
    Counts counts_;
    std::vector<Late> late_;                               ///< tried once all rows are in
    std::unordered_map<std::string, std::int64_t> lines_;  ///< where each key stood first
};

}  // namespace

Result<Counts> import_file(db::Database& database, db::Actor const& actor, Mapping const& mapping, FilePart const& part,
                           std::string const& path, Tell const& tell) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream || !std::filesystem::is_regular_file(path)) return invalid("file_unreadable", fmt::format("{} cannot be read.", path));
    CsvReader reader(stream, part.delimiter ? std::optional(part.delimiter->front()) : std::nullopt);
    CsvReader::Row first;
    if (!reader.next(first) || first.problem)
        return invalid("file_unreadable", fmt::format("{} has no first line that names its columns.", path));
    auto const plan =
        database.read(actor, [&](db::Read& read) { return plan_file(read, mapping.source, part, Header(std::move(first.fields))); });
    if (!plan) return fail(plan);
    auto const prepared = database.write(actor, db::Means::import, [&](db::Write& write) { return prepare_properties(write, *plan); });
    if (!prepared) return fail(prepared);
    return FileImport(database, actor, *plan, path, tell).run(reader);
}

}  // namespace tandem::imports
