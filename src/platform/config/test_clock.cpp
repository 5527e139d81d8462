#include "platform/config/test_clock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/test_clock.hpp"

namespace tandem::config {

Result<void> follow_test_clock(Config const& config) {
    if (config.test_clock.empty()) return {};
    auto const refuse = [&](std::string_view why) { return invalid("test_clock_invalid", fmt::format("“test_clock” {}", why)); };
    auto const listen = parse_listen(config.listen);
    if (!listen || !is_loopback(listen->address)) return refuse("is for tests on this machine; “listen” lets others in.");

    static_assert(sizeof(std::atomic<std::int64_t>) == sizeof(std::int64_t));
    std::error_code problem;
    if (std::filesystem::file_size(config.test_clock, problem) != sizeof(std::int64_t) || problem)
        return refuse("names no file of eight bytes.");
    int const file = ::open(config.test_clock.c_str(), O_RDONLY | O_CLOEXEC);
    auto* const bytes = file < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
    if (file >= 0) ::close(file);
    if (bytes == MAP_FAILED) return refuse("names a file that cannot be read.");
    run_ahead_by(*static_cast<std::atomic<std::int64_t> const*>(bytes));
    return {};
}

}  // namespace tandem::config
