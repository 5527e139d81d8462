#include "marketing/analytics/countries.hpp"

#include <fmt/format.h>
#include <maxminddb.h>
#include <sys/mman.h>
#include <unistd.h>

#include "platform/files/data.hpp"

namespace tandem::analytics {
namespace {

/// libmaxminddb opens files only; this one lives in memory.
int memory_file(std::string_view bytes) {
    int file = ::memfd_create("countries", MFD_CLOEXEC);
    while (file >= 0 && !bytes.empty()) {
        auto written = ::write(file, bytes.data(), bytes.size());
        if (written <= 0) {
            ::close(file);
            return -1;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return file;
}

}  // namespace

struct Countries::Parts {
    MMDB_s table{};
    bool open = false;

    Parts() {
        auto bytes = files::data_file("countries.mmdb");
        if (bytes.empty()) return;
        int file = memory_file(bytes);
        if (file < 0) return;
        open = MMDB_open(fmt::format("/proc/self/fd/{}", file).c_str(), MMDB_MODE_MMAP, &table) == MMDB_SUCCESS;
        ::close(file);
    }
    ~Parts() {
        if (open) MMDB_close(&table);
    }
};

Countries::Countries() : parts_(std::make_unique<Parts>()) {}
Countries::~Countries() = default;

std::string Countries::find(std::string const& ip) const {
    if (!parts_->open) return {};
    int not_an_address = 0, problem = MMDB_SUCCESS;
    auto found = MMDB_lookup_string(&parts_->table, ip.c_str(), &not_an_address, &problem);
    if (not_an_address != 0 || problem != MMDB_SUCCESS || !found.found_entry) return {};
    MMDB_entry_data_s code{};
    if (MMDB_get_value(&found.entry, &code, "country_code", nullptr) != MMDB_SUCCESS) return {};
    if (!code.has_data || code.type != MMDB_DATA_TYPE_UTF8_STRING || code.data_size != 2) return {};
    return {code.utf8_string, code.data_size};
}

}  // namespace tandem::analytics
