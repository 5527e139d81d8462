#include "marketing/brand/brand.hpp"

#include "marketing/brand/rules.hpp"
#include "platform/auth/setting.hpp"

namespace tandem::brand {

Result<void> save(db::Write& write, Brand const& brand) {
    if (auto errors = wrong_in(brand); !errors.empty()) return invalid_fields("brand_invalid", std::move(errors));
    if (auto ok = auth::change_setting(write, pages::look_setting, brand); !ok) return fail(ok);
    write.touch("brand");
    write.summarize("Changed the brand");
    return {};
}

}  // namespace tandem::brand
