#include "__path__/rules.hpp"

#include <algorithm>

namespace tandem::__name__ {

Result<void> may_be_added(bool title_taken) {
    if (title_taken) return conflict("__name___title_taken", "There is one with this title already.");
    return {};
}

int page_size(std::optional<int> asked) { return std::clamp(asked.value_or(50), 1, 100); }

}  // namespace tandem::__name__
