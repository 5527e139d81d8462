#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/http/file_body.hpp"

namespace tandem::blobs {

/// Bytes that are safe on the disk. Keep it until the row that names them is committed: the file stays as long at least.
struct Kept {
    std::string hash;
    std::int64_t bytes = 0;
    std::string content_type;  ///< by content
    std::shared_ptr<void const> pin{};
};

/// Files named by the SHA-256 of what they hold: `<folder>/ab/cdef…`. A part of the program; any thread.
/// Rows say what they are for (blobs.hpp); a file without a row is swept away after a day.
class Store {
public:
    explicit Store(std::filesystem::path folder);

    /// Durable when it returns. Code `disk_full`, and then nothing of it is left; throws std::system_error for other faults.
    Result<Kept> keep(std::string_view bytes);
    /// What arrived as the body of a request becomes the file itself.
    Result<Kept> keep(http::BodyFile& file);

    /// nullptr where there is none.
    std::shared_ptr<http::OpenFile> open(std::string const& hash) const;
    /// For what is known to be small. Throws std::runtime_error where it is missing.
    std::string read(std::string const& hash) const;
    /// What was made of a file, such as a small picture: made once, and gone with the file.
    std::string derived(std::string const& hash, std::string_view suffix,
                        std::function<std::string(std::string const& bytes)> const& make) const;

    /// Where bodies arrive.
    std::filesystem::path incoming() const { return folder_ / "incoming"; }
    /// What a killed program left there. Only for who serves this folder alone.
    void clear_incoming();

    /// The first two digits of all there are.
    std::vector<std::string> groups() const;
    /// Those of a group that were last written before that.
    std::set<std::string> written_before(std::string const& group, Instant before) const;
    /// Takes a file away with what was made of it, unless it is being kept again or `is_used` says so.
    bool remove(std::string const& hash, std::function<bool()> const& is_used);

private:
    std::filesystem::path path_of(std::string const& hash) const;
    std::shared_ptr<void const> pin(std::string const& hash);
    void settle(std::filesystem::path const& from, std::string const& hash);

    std::filesystem::path folder_;
    std::mutex mutex_;
    std::multiset<std::string> pinned_;
};

}  // namespace tandem::blobs
