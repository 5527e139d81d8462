#pragma once

#include <string_view>

#include "platform/blobs/blobs.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace tandem::blobs {

/// A file as somebody uploaded it. Only pictures are shown in the browser; all else is saved, as what it is called. Whatever it
/// holds, it runs nothing and reads nothing of this server. Throws std::runtime_error where its bytes are missing.
http::Response respond(Store const& store, Blob const& blob, std::string_view file_name);

/// A picture this program made itself, at an address that names its hash: everybody may keep it for ever.
http::Response respond_immutable(http::Request const& request, std::string png, std::string_view etag);

}  // namespace tandem::blobs
