#include "marketing/brand/brand.hpp"

#include "marketing/brand/logo.hpp"
#include "marketing/brand/rules.hpp"
#include "platform/auth/setting.hpp"

namespace tandem::brand {

Result<void> save(db::Write& write, Brand const& brand) {
    if (auto errors = wrong_in(brand); !errors.empty()) return invalid_fields("brand_invalid", std::move(errors));
    auto const former = auth::setting<Brand>(write, pages::look_setting).logo;
    if (auto ok = change_logo(write, former, brand.logo); !ok) return invalid_field("/logo", ok.error().code, ok.error().message);
    if (auto ok = auth::change_setting(write, pages::look_setting, brand); !ok) return fail(ok);
    write.touch("brand");
    write.summarize("Changed the brand");
    return {};
}

}  // namespace tandem::brand
