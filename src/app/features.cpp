#include "app/features.hpp"

#define TANDEM_FEATURE(name)            \
    namespace tandem::name {            \
    extern feature::Feature const self; \
    }
#include "app/features.def"
#undef TANDEM_FEATURE

namespace tandem::app {

std::vector<feature::Feature const*> const& features() {
    static std::vector<feature::Feature const*> const all{
#define TANDEM_FEATURE(name) &name::self,
#include "app/features.def"
#undef TANDEM_FEATURE
    };
    return all;
}

}  // namespace tandem::app
