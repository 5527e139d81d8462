#include "__path__/rules.hpp"

#include "base/take.hpp"

namespace tandem::__feature__ {

__Record__ begun(New__Record__ const& given, Instant at) {
    return {
        .id = make<__Record__Id>(),
        .__field__ = __field.begun__,
        .created_at = at,
        .updated_at = at,
    };
}

__Record__ changed(__Record__ __record__, __Record__Patch const& patch, Instant at) {
    take(patch, __record__);
    __record__.updated_at = at;
    return __record__;
}

}  // namespace tandem::__feature__
