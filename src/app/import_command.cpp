#include "app/application.hpp"
#include "app/commands.hpp"

#include "crm/imports/csv.hpp"
#include "crm/imports/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

namespace tandem::app {
namespace {

using imports::Counts;
using imports::FilePart;
using imports::Finding;
using imports::Mapping;

int complain(Error const& error, int code) {
    fmt::print(stderr, "{}\n", error.message);
    for (auto const& field : error.fields) fmt::print(stderr, "  {}: {}\n", field.pointer, field.message);
    return code;
}

/// What stands in a file can hold anything; a terminal obeys control characters.
std::string for_terminal(std::string text) {
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
    return text;
}

/// Bad rows with their reason, as CSV, beside the file they are of or all in one.
class ErrorFiles {
public:
    explicit ErrorFiles(std::string all_in_one) : all_in_one_(std::move(all_in_one)) {}

    void add(Finding const& finding) {
        auto& file = file_for(all_in_one_.empty() ? finding.file + ".errors.csv" : all_in_one_);
        file << imports::csv_field(finding.file) << ',' << finding.line << ',' << imports::csv_field(finding.reason);
        for (auto const& field : finding.fields) file << ',' << imports::csv_field(field);
        file << '\n' << std::flush;
    }

    void say_where() const {
        for (auto const& [path, file] : files_) {
            if (file.good())
                fmt::print("The bad rows are in {}.\n", path);
            else
                fmt::print(stderr, "{} could not be written; --errors names another file.\n", path);
        }
    }

private:
    std::ofstream& file_for(std::string const& path) {
        auto const [found, is_new] = files_.try_emplace(path);
        if (is_new) {
            found->second.open(path, std::ios::binary);
            found->second << "file,line,reason,row\n";
        }
        return found->second;
    }

    std::string all_in_one_;
    std::map<std::string, std::ofstream> files_;
};

struct Chosen {
    std::string path;
    FilePart const* part;
};

/// In the order of the mapping: what is linked to comes before what links to it.
Result<std::vector<Chosen>> choose(Mapping const& mapping, std::vector<std::string> const& paths) {
    std::vector<Chosen> chosen;
    for (auto const& path : paths) {
        auto const* part = imports::part_for(mapping, path);
        if (!part) return invalid("file_unknown", fmt::format("The mapping has no [[file]] whose name fits {}.", path));
        if (!std::filesystem::is_regular_file(path)) return invalid("file_unreadable", fmt::format("There is no file {}.", path));
        chosen.push_back({path, part});
    }
    std::ranges::stable_sort(chosen, {}, &Chosen::part);
    return chosen;
}

void add_up(Counts& sum, Counts const& counts) {
    sum.created += counts.created;
    sum.updated += counts.updated;
    sum.unchanged += counts.unchanged;
    sum.archived_here += counts.archived_here;
    sum.bad += counts.bad;
    sum.warnings += counts.warnings;
}

void say(Counts const& counts) {
    fmt::print("{}: {} created, {} updated, {} unchanged, {} bad", counts.plural, counts.created, counts.updated, counts.unchanged,
               counts.bad);
    if (counts.archived_here) fmt::print(", {} archived here and left so", counts.archived_here);
    if (counts.warnings) fmt::print(", {} warnings", counts.warnings);
    fmt::print("\n");
}

}  // namespace

int import_csv(Config const& config, ImportCsv const& given) {
    auto const mapping = imports::load_mapping(given.mapping);
    if (!mapping) return complain(mapping.error(), wrong_usage);
    auto const files = choose(*mapping, given.files);
    if (!files) return complain(files.error(), wrong_usage);
    auto const application = open_existing(config);
    if (!application) return wrong_usage;
    auto& database = application->database();
    auto const workspace = workspace_named(database, given.workspace);
    if (!workspace) return fmt::print(stderr, "There is no such workspace yet. `tandem user add` makes one.\n"), refused;
    db::Actor const actor{*workspace, UserId{}, db::Role::owner, db::Means::import};

    ErrorFiles errors(given.errors);
    std::vector<Counts> totals;  // in the order of the mapping
    auto const tell = [&](Finding const& finding) {
        fmt::print(stderr, "{}:{}: {}{}\n", finding.file, finding.line, finding.is_warning ? "warning: " : "",
                   for_terminal(finding.reason));
        if (!finding.is_warning) errors.add(finding);
    };
    for (auto const& [path, part] : *files) {
        auto const counts = imports::import_file(database, actor, *mapping, *part, path, tell);
        if (!counts) return complain(counts.error(), wrong_usage);
        auto const known = std::ranges::find(totals, counts->plural, &Counts::plural);
        if (known == totals.end())
            totals.push_back(*counts);
        else
            add_up(*known, *counts);
    }
    bool all_good = true;
    for (auto const& counts : totals) {
        say(counts);
        all_good = all_good && counts.bad == 0;
    }
    errors.say_where();
    return all_good ? done : refused;
}

}  // namespace tandem::app
