#include "crm/imports/upload.hpp"

#include "base/line.hpp"
#include "base/unicode.hpp"
#include "platform/http/file_body.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>

namespace tandem::imports {
namespace {

constexpr std::size_t most_samples = 3;
constexpr std::size_t most_columns = 500;

/// Reads an open file from its beginning.
class FileBuffer : public std::streambuf {
public:
    explicit FileBuffer(std::shared_ptr<http::OpenFile> file) : file_(std::move(file)) {}

protected:
    int_type underflow() override {
        auto const count = ::pread(file_->descriptor(), bytes_.data(), bytes_.size(), at_);
        if (count < 0) throw std::system_error(errno, std::generic_category(), "a file of the store");
        if (count == 0) return traits_type::eof();
        at_ += count;
        setg(bytes_.data(), bytes_.data(), bytes_.data() + count);
        return traits_type::to_int_type(bytes_[0]);
    }

private:
    std::shared_ptr<http::OpenFile> file_;
    std::array<char, 65536> bytes_{};
    off_t at_ = 0;
};

/// Letters and digits alone: "E-Mail" is "email", "First name" is "firstname".
std::string simplified(std::string_view text) {
    auto folded = to_lower(std::string(text));
    std::erase_if(folded, [](char c) { return std::string_view(" -_./:()").find(c) != std::string_view::npos; });
    return folded;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> also_called{{{"mail", "email"},
                                                                                     {"emailaddress", "email"},
                                                                                     {"givenname", "firstname"},
                                                                                     {"forename", "firstname"},
                                                                                     {"surname", "lastname"},
                                                                                     {"familyname", "lastname"},
                                                                                     {"telephone", "phone"},
                                                                                     {"phonenumber", "phone"},
                                                                                     {"companyname", "company"},
                                                                                     {"postcode", "zip"},
                                                                                     {"zipcode", "zip"},
                                                                                     {"website", "domain"}}};

struct Beginning {
    std::string delimiter;
    std::int64_t rows = 0;
    std::vector<FileColumn> columns;
};

Result<Beginning> look_into(blobs::Store const& store, std::string const& hash, records::PropertySet const& set) {
    StoredFile file(store, hash);
    auto const& names = file.header().names();
    if (names.empty() || names.size() > most_columns || !std::ranges::all_of(names, [](auto const& name) { return is_clean_utf8(name); }))
        return invalid("file_unreadable", "This is no CSV file in UTF-8 whose first line names its columns.");
    Beginning beginning{std::string(1, file.delimiter()), 0, {}};
    std::vector<std::string> taken;
    for (auto const& name : names) {
        auto property = property_like(set, name);
        if (property && std::ranges::find(taken, *property) != taken.end()) property.reset();
        if (property) taken.push_back(*property);
        beginning.columns.push_back({name, {}, std::move(property)});
    }
    for (CsvReader::Row row; file.next(row); ++beginning.rows) {
        if (beginning.rows >= static_cast<std::int64_t>(most_samples) || row.problem) continue;
        for (std::size_t i = 0; i < std::min(names.size(), row.fields.size()); ++i)
            if (is_clean_utf8(row.fields[i])) beginning.columns[i].samples.emplace_back(beginning_of(row.fields[i], 80));
    }
    if (beginning.rows == 0) return invalid("file_unreadable", "This file has no rows below its first line.");
    if (beginning.rows > most_rows)
        return too_large("too_many_rows",
                         fmt::format("This file has {} rows; at most {} come in at once. Split it.", beginning.rows, most_rows));
    return beginning;
}

}  // namespace

struct StoredFile::Parts {
    explicit Parts(std::shared_ptr<http::OpenFile> file) : buffer(std::move(file)), stream(&buffer), reader(stream) {
        stream.exceptions(std::ios::badbit);
    }
    FileBuffer buffer;
    std::istream stream;
    CsvReader reader;
};

StoredFile::StoredFile(blobs::Store const& store, std::string const& hash) {
    auto file = store.open(hash);
    if (!file) throw std::runtime_error("a file of an import is missing");
    parts_ = std::make_unique<Parts>(std::move(file));
    CsvReader::Row first;
    if (parts_->reader.next(first) && !first.problem) header_ = Header(std::move(first.fields));
}

StoredFile::~StoredFile() = default;

bool StoredFile::next(CsvReader::Row& row) { return parts_->reader.next(row); }
char StoredFile::delimiter() const { return parts_->reader.delimiter(); }

std::optional<std::string> property_like(records::PropertySet const& set, std::string_view column) {
    auto const wanted = simplified(column);
    auto const fits = [&](std::string const& name) -> std::optional<std::string> {
        auto const* property = set.find(name);
        if (!property || property->read_only || property->kind == records::ValueKind::id) return std::nullopt;
        if (simplified(property->name) != wanted && simplified(property->label) != wanted) return std::nullopt;
        return property->name;
    };
    for (auto const& standard : set.object().properties)
        if (auto name = fits(std::string(standard.name))) return name;
    for (auto const& custom : set.custom())
        if (auto name = fits(custom.name)) return name;
    auto const known = std::ranges::find(also_called, wanted, &std::pair<std::string_view, std::string_view>::first);
    if (known == also_called.end() || !set.find(known->second)) return std::nullopt;
    return std::string(known->second);
}

Result<UploadedFile> add_file(http::Ask& ask, ObjectType type, std::string const& name) {
    auto const& body = ask.request().file;
    if (!body || body->size() == 0) return invalid("body_missing", "This file is empty. Choose one that holds something.");
    auto& store = ask.part<blobs::Store>();
    auto const file = store.keep(*body);
    if (!file) return fail(file);
    auto const beginning =
        ask.read([&](db::Read& read) -> Result<Beginning> { return look_into(store, file->hash, records::load_properties(read, type)); });
    if (!beginning) return fail(beginning);
    return ask.write([&](db::Write& write) -> Result<UploadedFile> {
        auto operation = bulk::make_operation(write, {.kind = bulk::OperationKind::csv_import,
                                                      .object_type = type,
                                                      .title = fmt::format("Import {}", name),
                                                      .given = json::object(),
                                                      .total = beginning->rows,
                                                      .items = *file});
        operation.file_name = name;
        bulk::update(write, operation);
        return UploadedFile{operation.id, name, beginning->delimiter, beginning->rows, beginning->columns};
    });
}

}  // namespace tandem::imports
