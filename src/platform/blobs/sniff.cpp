#include "platform/blobs/sniff.hpp"

#include <magic.h>

#include <memory>
#include <mutex>
#include <stdexcept>

namespace tandem::blobs {
namespace {

/// Loaded when the first file arrives; one caller at a time.
class Magic {
public:
    static Magic& shared() {
        static Magic magic;
        return magic;
    }
    std::string type_of(std::string_view bytes) {
        std::lock_guard const lock(mutex_);
        auto const* type = magic_buffer(cookie_.get(), bytes.data(), bytes.size());
        return type ? type : "application/octet-stream";
    }

private:
    // What is inside archives and programs is nobody's business here.
    static constexpr int how = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_APPTYPE;

    Magic() : cookie_(magic_open(how), magic_close) {
        if (!cookie_ || magic_load(cookie_.get(), nullptr) != 0) throw std::runtime_error("libmagic has no data to know files by");
    }
    std::mutex mutex_;
    std::unique_ptr<magic_set, decltype(&magic_close)> cookie_;
};

}  // namespace

std::string type_of(std::string_view beginning) {
    if (beginning.empty()) return "application/octet-stream";
    return Magic::shared().type_of(beginning.substr(0, telling_bytes));
}

}  // namespace tandem::blobs
