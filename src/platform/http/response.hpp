#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "platform/http/headers.hpp"

namespace tandem::http {

class OpenFile;

/// What goes back. `asset`, where it is not empty, is the body instead of `body`: bytes that live as long as the program.
/// `file`, where there is one, is it instead of both, read while it is sent.
struct Response {
    int status = 200;
    Headers headers{};
    std::string body{};
    std::string_view asset{};
    std::shared_ptr<OpenFile> file{};

    std::string_view content() const { return asset.empty() ? std::string_view(body) : asset; }
    std::size_t size() const;
};

Response text(std::string body, int status = 200);
Response html(std::string body, int status = 200);
Response json_text(std::string body, int status = 200);
/// 303: the browser follows with GET. Give 302 or 301 where that is meant.
Response redirect(std::string location, int status = 303);
/// A download with a file name of any script (RFC 6266).
Response attachment(std::string body, std::string_view content_type, std::string_view file_name);

/// Where an answer is handed in, from any thread, once. Dropped without an answer it answers 500.
using Reply = std::function<void(Response)>;

/// An answer that comes later: `start` returns at once and keeps the reply until it is ready. No worker waits meanwhile.
struct Later {
    std::function<void(Reply)> start;
};

/// The far end of an open answer. Every function may be called from any thread.
class Stream {
public:
    virtual ~Stream() = default;
    /// False once the client is gone or holds more than its share of unread bytes; it is closed then.
    virtual bool write(std::string bytes) = 0;
    virtual void close() = 0;
    virtual bool closed() const = 0;
};

/// An answer without end, such as server-sent events: headers first, then whatever is written.
struct Streamed {
    Headers headers;
    std::function<void(std::shared_ptr<Stream>)> start;
};

using Answer = std::variant<Response, Later, Streamed>;

std::string_view reason_of(int status);

}  // namespace tandem::http
