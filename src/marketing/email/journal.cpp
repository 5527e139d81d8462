#include "marketing/email/journal.hpp"

#include "base/line.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace tandem::email {

Journal::Journal(std::filesystem::path const& folder, CampaignId campaign)
    : path_(folder / "campaigns" / (to_string(campaign) + ".sending")) {
    std::filesystem::create_directories(path_.parent_path());
    file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file_ < 0) throw std::runtime_error(fmt::format("cannot write {}: {}", path_.string(), std::strerror(errno)));
}

Journal::~Journal() { close(file_); }

Remains Journal::read() const {
    Remains remains;
    std::ifstream in(path_);
    std::stringstream all;
    all << in.rdbuf();
    auto const text = all.str();
    std::size_t at = 0;
    // A last line without its end was cut off: its mail counts as on its way.
    for (auto end = text.find('\n'); end != std::string::npos; at = end + 1, end = text.find('\n', at)) {
        std::istringstream line(text.substr(at, end - at));
        std::string kind;
        line >> kind;
        if (kind == "batch") {
            line >> remains.batch >> remains.connections;
        } else if (kind == "mail") {
            RecordId contact;
            mail::Delivery delivery;
            int outcome = 0;
            line >> contact.value >> outcome >> delivery.code >> delivery.in_doubt;
            delivery.outcome = static_cast<mail::Outcome>(outcome);
            line.get();
            std::getline(line, delivery.reply);
            remains.answered[contact] = std::move(delivery);
        }
    }
    return remains;
}

void Journal::begin(std::int64_t batch, std::size_t connections) {
    if (ftruncate(file_, 0) != 0) throw std::runtime_error(fmt::format("cannot empty {}: {}", path_.string(), std::strerror(errno)));
    write(fmt::format("batch {} {}\n", batch, connections));
}

void Journal::add(RecordId contact, mail::Delivery const& delivery) {
    std::string reply(beginning_of(delivery.reply, 300));
    std::ranges::replace_if(
        reply, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    write(
        fmt::format("mail {} {} {} {:d} {}\n", contact.value, static_cast<int>(delivery.outcome), delivery.code, delivery.in_doubt, reply));
}

void Journal::remove() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void Journal::write(std::string const& line) {
    if (::write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        throw std::runtime_error(fmt::format("cannot write {}: {}", path_.string(), std::strerror(errno)));
}

}  // namespace tandem::email
