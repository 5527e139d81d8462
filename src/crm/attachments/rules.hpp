#pragma once

#include <string>
#include <string_view>

namespace tandem::attachments {

/// A file's name as it is kept and saved by whoever downloads it: without folders and characters that steer terminals,
/// headers or the direction of writing. "file" where nothing is left.
std::string safe_name(std::string_view given);

}  // namespace tandem::attachments
