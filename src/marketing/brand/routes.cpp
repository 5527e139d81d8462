#include "marketing/brand/routes.hpp"

#include "marketing/brand/brand.hpp"
#include "marketing/brand/rules.hpp"

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

}  // namespace

http::Routes const brand_routes = {
    http::route<read_brand>(http::GET, "/api/brand", http::may::be_signed_in, "Read the look of the company's public pages"),
    http::route<save_brand>(http::PUT, "/api/brand", http::may::manage_settings, "Save the look of the company's public pages"),
};

}  // namespace tandem::brand
