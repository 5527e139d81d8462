#include "marketing/brand/routes.hpp"

#include "marketing/brand/brand.hpp"
#include "marketing/brand/preview.hpp"
#include "marketing/brand/rules.hpp"
#include "platform/auth/origin.hpp"
#include "platform/auth/setting.hpp"
#include "platform/auth/workspace.hpp"

namespace tandem::brand {
namespace {

Result<BrandView> read_brand(db::Read& read) {
    Brand const brand{pages::look_of(read), auth::setting<Brand>(read, pages::look_setting).version};
    return BrandView{brand, contrasts_of(brand)};
}

Result<BrandView> save_brand(db::Write& write, Brand const& brand) {
    if (auto ok = save(write, brand); !ok) return fail(ok);
    return read_brand(write);
}

/// A name that is empty is the workspace's, as it will be once it is saved.
Result<BrandPreview> preview_brand(db::Read& read, Brand const& brand) {
    if (auto errors = wrong_in(brand); !errors.empty()) return invalid_fields("brand_invalid", std::move(errors));
    auto shown = brand;
    if (shown.company_name.value.empty()) shown.company_name.value = auth::workspace_of(read).name;
    shown.origin = auth::origin_of(read);
    return preview_of(shown);
}

}  // namespace

http::Routes const brand_routes = {
    http::route<read_brand>(http::GET, "/api/brand", http::may::be_signed_in, "Read the look of the company's public pages"),
    http::route<preview_brand>(http::POST, "/api/brand/preview", http::may::be_signed_in,
                               "See a page and a letter with a look, before it is saved"),
    http::route<save_brand>(http::PUT, "/api/brand", http::may::manage_settings, "Save the look of the company's public pages"),
};

}  // namespace tandem::brand
