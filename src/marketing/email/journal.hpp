#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "marketing/email/api.hpp"
#include "platform/mail/smtp.hpp"

namespace tandem::email {

// A server's yes must not be forgotten, and a commit per mail would be slow. So each answer is first written to a small
// file, which the operating system keeps when the program is killed, and the whole batch is committed afterwards.
// A batch that was begun and not committed can then be told apart into: answered, on its way, not begun.

/// What a killed program left behind.
struct Remains {
    std::int64_t batch = 0;
    std::size_t connections = 0;  ///< so many mails could be on their way at once
    std::map<RecordId, mail::Delivery> answered;
};

class Journal {
public:
    Journal(std::filesystem::path const& folder, CampaignId campaign);
    ~Journal();
    Journal(Journal const&) = delete;
    Journal& operator=(Journal const&) = delete;

    Remains read() const;
    /// Forgets the batch before, which is committed by now.
    void begin(std::int64_t batch, std::size_t connections);
    void add(RecordId contact, mail::Delivery const& delivery);
    /// The campaign is through.
    void remove();

private:
    void write(std::string const& line);

    std::filesystem::path path_;
    int file_ = -1;
};

}  // namespace tandem::email
